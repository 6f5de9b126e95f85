# What must not compile, and what the compiler says: each source is compiled twice, once as it must not be and once as it should be.
#
#   dynify_add_compile_fail_test(NAME C02_a_container_is_needed SOURCE no_container.cpp MESSAGE "dynify: say where the frame goes"
#     [TWIN with_container.cpp]      what must compile; without it, SOURCE with -DTWIN
#     [COMPILERS gcc clang22 ...]    beginnings of the matrix's names; without it, all
#     [FIRST regex ...]              what the first error says, with its notes; where it is there, MESSAGE may be left out
#     [MAX_LINES n]                  the compiler says no more than this
#     [TRAITS stream.hpp ...]        headers whose companions the sources include (skipped when the tool is not built)
#     [FLAGS ...])                   for both
#
# MESSAGE holds regular expressions of CMake, each of which must match what the compiler says; a sentence that a compiler prints in
# pieces is put together before. The tests are called
# compile_fail.NAME.COMPILER.
function(dynify_add_compile_fail_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME;SOURCE;TWIN;MAX_LINES" "MESSAGE;FIRST;COMPILERS;TRAITS;FLAGS")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_NAME OR NOT arg_SOURCE OR NOT (arg_MESSAGE OR arg_FIRST))
    message(FATAL_ERROR "dynify_add_compile_fail_test: NAME, SOURCE, and MESSAGE or FIRST are needed, and nothing but its keywords"
      " (unknown: '${arg_UNPARSED_ARGUMENTS}')")
  endif()
  set(includes -I${CMAKE_CURRENT_SOURCE_DIR})
  set(companions "")
  if(arg_TRAITS)
    if(NOT TARGET dynify::gen)
      return()
    endif()
    # Once for all tests of the same headers.
    string(MAKE_C_IDENTIFIER "compile_fail_${arg_TRAITS}_traits" traits)
    if(NOT TARGET ${traits})
      dynify_matrix_traits(traits "compile_fail_${arg_TRAITS}" ${arg_TRAITS})
    endif()
    set(companions ${CMAKE_CURRENT_BINARY_DIR}/dynify/${traits})
    list(APPEND includes -I${companions})
    dynify_test_set(test TARGETS ${traits}_dynify_traits)
  endif()
  if(NOT arg_TWIN)
    set(arg_TWIN "-DTWIN;${arg_SOURCE}")
  endif()
  foreach(entry IN LISTS dynify_compilers)
    string(REPLACE "|" ";" entry "${entry}")
    list(POP_FRONT entry id compiler set)
    dynify_register_compile_fail_test(${id} ${compiler} ${set})
  endforeach()
endfunction()

# The test of one compiler for dynify_add_compile_fail_test, whose variables it reads.
function(dynify_register_compile_fail_test id compiler set)
  set(wanted FALSE)
  foreach(beginning IN LISTS arg_COMPILERS)
    if(id MATCHES "^${beginning}")
      set(wanted TRUE)
    endif()
  endforeach()
  if(arg_COMPILERS AND NOT wanted)
    return()
  endif()
  dynify_matrix_flags(flags ${id} O2)
  set(precompiled "")
  # Another language, or one without exceptions, reads the headers itself.
  if(NOT "${arg_FLAGS}" MATCHES "-std=|-fno-exceptions")
    dynify_precompiled(precompiled ${id}-messages standard ${compiler} ${flags})
    dynify_test_set(${set} TARGETS ${precompiled_target})
  endif()
  set(command ${compiler} ${flags} ${precompiled} ${includes} ${arg_FLAGS} -fsyntax-only)
  set(test compile_fail.${arg_NAME}.${id})
  # Lists do not survive as arguments: joined by what no argument contains.
  list(JOIN command "|" command)
  list(JOIN arg_TWIN "|" twin)
  list(JOIN arg_MESSAGE "|||" message)
  list(JOIN arg_FIRST "|||" first)
  set(script ${PROJECT_SOURCE_DIR}/cmake/dynifyRunCompileFail.cmake)
  dynify_remembered(remembered ${test} ${script} ${PROJECT_SOURCE_DIR}/runtime/include ${CMAKE_CURRENT_SOURCE_DIR} ${companions})
  add_test(NAME ${test} WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
    COMMAND ${remembered} ${CMAKE_COMMAND} "-DCOMMAND=${command}" -DSOURCE=${arg_SOURCE} "-DTWIN=${twin}" "-DMESSAGE=${message}"
      "-DFIRST=${first}" -DMAX_LINES=${arg_MAX_LINES} -P ${script})
  dynify_test_set(${set} TESTS ${test} LABELS compile_fail)
  set_tests_properties(${test} PROPERTIES TIMEOUT 120)
endfunction()
