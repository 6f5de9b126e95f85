# The compiler matrix: tests of the header-only runtime are built with every supported compiler, in one build graph.
#
# CMake knows one compiler per language and build tree, so the programs are built by custom commands that name their compiler.

set(dynify_matrix_warnings ${dynify_warning_flags})
set(dynify_matrix_sanitizers -g1 -fsanitize=address,undefined -fno-sanitize-recover=all)
set(dynify_matrix_folder ${PROJECT_BINARY_DIR}/matrix)
find_program(DYNIFY_GXX NAMES g++-12 g++-13 g++-14 g++-15 g++-16 g++ DOC "GCC for the compiler matrix")
foreach(version IN ITEMS 16 18 19 22)
  find_program(DYNIFY_CLANGXX_${version} NAMES clang++-${version} DOC "Clang ${version} for the compiler matrix")
endforeach()
find_package(GTest REQUIRED)
find_package(Threads REQUIRED)
include(${CMAKE_CURRENT_LIST_DIR}/dynifyPrecompiled.cmake)

# Sets `dynify_matrix` to the list of `id|compiler|configuration|set` that every matrix test is built for. What finds most faults is in
# `test`: g++ -O2, and clang without optimisation and with sanitizers; the latter is the inner loop's, too. `dynify_matrix_rest` are the
# further configurations of each compiler, for tests of what compilers differ in. `dynify_compilers` are `id|compiler|set`.
function(dynify_find_matrix)
  if(NOT DYNIFY_GXX)
    message(FATAL_ERROR "dynify tests: g++ is missing (Debian: apt-get install g++). `./dev test` installs what is needed.")
  endif()
  execute_process(COMMAND ${DYNIFY_GXX} -dumpversion
    OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "^[0-9]+" version "${version}")
  set(compilers "gcc${version}|${DYNIFY_GXX}|test")
  set(matrix
    "gcc${version}-O2|${DYNIFY_GXX}|O2|test"
    "gcc${version}-O0|${DYNIFY_GXX}|O0|all"
    "gcc${version}-asan|${DYNIFY_GXX}|asan|all")
  set(rest "")
  set(main "")
  foreach(version IN ITEMS 19 22 18 16)
    set(compiler ${DYNIFY_CLANGXX_${version}})
    if(NOT compiler)
      continue()
    endif()
    list(APPEND matrix "clang${version}-O2|${compiler}|O2|all")
    if(NOT main)
      set(main ${version})
      list(APPEND compilers "clang${version}|${compiler}|test")
      list(APPEND matrix "clang${version}-asan|${compiler}|asan|quick" "clang${version}-O0|${compiler}|O0|all")
    else()
      list(APPEND compilers "clang${version}|${compiler}|all")
      list(APPEND rest "clang${version}-O0|${compiler}|O0|all" "clang${version}-asan|${compiler}|asan|all")
    endif()
  endforeach()
  if(NOT main)
    message(FATAL_ERROR
      "dynify tests: clang++ is missing (Debian: apt-get install clang-19). `./dev test` installs what is needed.")
  endif()
  set(dynify_compilers "${compilers}" PARENT_SCOPE)
  set(dynify_matrix "${matrix}" PARENT_SCOPE)
  set(dynify_matrix_rest "${rest}" PARENT_SCOPE)
  set(dynify_clangxx ${DYNIFY_CLANGXX_${main}} PARENT_SCOPE)
endfunction()

# The flags of one entry of the matrix: dynify_matrix_flags(OUT id configuration)
function(dynify_matrix_flags out id configuration)
  if(configuration STREQUAL asan)
    # Without optimisation clang keeps every access that the source has; g++'s builds are slow then.
    set(flags -O0)
    if(id MATCHES "^gcc")
      set(flags -O1)
    endif()
    list(APPEND flags ${dynify_matrix_sanitizers})
  else()
    set(flags -${configuration})
  endif()
  if(id MATCHES "^gcc")
    list(APPEND flags ${dynify_silence_gnu})
  else()
    list(APPEND flags ${dynify_silence_clang})
  endif()
  set(${out} -std=c++20 ${dynify_matrix_warnings} ${flags} -pthread
    -I${PROJECT_SOURCE_DIR}/runtime/include PARENT_SCOPE)
endfunction()

# Compiles SOURCE to OBJECT: dynify_matrix_object(SOURCE OBJECT COMPILER DEPENDS flags...), DEPENDS a list in quotes.
function(dynify_matrix_object source object compiler depends)
  cmake_path(GET object PARENT_PATH folder)
  file(MAKE_DIRECTORY ${folder})
  cmake_path(RELATIVE_PATH object BASE_DIRECTORY ${dynify_matrix_folder} OUTPUT_VARIABLE name)
  add_custom_command(OUTPUT ${object}
    COMMAND ${CMAKE_CXX_COMPILER_LAUNCHER} ${compiler} ${ARGN} -MD -MT ${object} -MF ${object}.d -c ${source} -o ${object}
    DEPENDS ${source} ${depends} DEPFILE ${object}.d
    COMMENT "Compiling ${name}" COMMAND_EXPAND_LISTS VERBATIM)
endfunction()

# Sets OUT to the object of SOURCE for one configuration, which all programs of the current folder that ask for it share.
function(dynify_matrix_shared_object out source id compiler configuration)
  cmake_path(GET source STEM LAST_ONLY stem)
  set(object ${dynify_matrix_folder}/shared/${id}/${stem}.o)
  get_property(made GLOBAL PROPERTY dynify_matrix_shared_objects)
  if(NOT object IN_LIST made)
    dynify_matrix_flags(flags ${id} ${configuration})
    dynify_precompiled(precompiled ${id} googletest ${compiler} ${flags})
    dynify_matrix_object(${source} ${object} ${compiler} "${precompiled_file}" ${flags} ${precompiled})
    set_property(GLOBAL APPEND PROPERTY dynify_matrix_shared_objects ${object})
  endif()
  set(${out} ${object} PARENT_SCOPE)
endfunction()

# The companions of the headers in TRAITS: dynify_matrix_traits(OUT_TARGET name headers...)
function(dynify_matrix_traits out name)
  string(MAKE_C_IDENTIFIER "${name}_traits" traits)
  add_library(${traits} INTERFACE)
  dynify_add_traits(TARGET ${traits} HEADERS ${ARGN})
  set(${out} ${traits} PARENT_SCOPE)
endfunction()

# Builds a GoogleTest program with every compiler and configuration, and registers each as the test `runtime.NAME.ID`.
#
#   dynify_add_matrix_test(NAME task SOURCES task_test.cpp more.cpp
#     [TRAITS stream.hpp ...]        headers whose companions the sources include (skipped when the tool is not built)
#     [DEPENDS ...] [INCLUDES ...]   files to build first, folders to search
#     [DEFINES X=1 ...] [COMPILE_OPTIONS ...] [LINK_OPTIONS ...] [LABELS ...]
#     [CONFIGURATIONS O0 O2 asan]    these only
#     [EVERY_CONFIGURATION]          all of them with every compiler
#     [FURTHER]                      a program of the same sources is in `test` already: this one is in `all`
#     [COMPILERS clang gcc12]        only those whose name begins so
#     [STACK_LIMIT kilobytes]        runs under `ulimit -s`
#     [ARGUMENTS ...] [TIMEOUT seconds])
function(dynify_add_matrix_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "EVERY_CONFIGURATION;FURTHER" "NAME;STACK_LIMIT;TIMEOUT"
    "SOURCES;TRAITS;DEPENDS;INCLUDES;DEFINES;COMPILE_OPTIONS;LINK_OPTIONS;LABELS;CONFIGURATIONS;COMPILERS;ARGUMENTS")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_NAME OR NOT arg_SOURCES)
    message(FATAL_ERROR "dynify_add_matrix_test: NAME and SOURCES are needed, and nothing but its keywords"
      " (unknown: '${arg_UNPARSED_ARGUMENTS}')")
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  set(includes ${arg_INCLUDES})
  if(arg_TRAITS)
    if(NOT TARGET dynify::gen)
      return()
    endif()
    dynify_matrix_traits(traits runtime_${arg_NAME} ${arg_TRAITS})
    list(APPEND arg_DEPENDS ${traits}_dynify_traits)
    list(APPEND includes ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_BINARY_DIR}/dynify/${traits})
  endif()
  list(TRANSFORM includes PREPEND -I)
  list(TRANSFORM arg_DEFINES PREPEND -D)
  set(own_flags ${includes} ${arg_DEFINES} ${arg_COMPILE_OPTIONS})
  list(JOIN arg_COMPILERS "|" compilers)
  foreach(set IN LISTS dynify_test_sets)
    set(programs_of_${set} "")
  endforeach()
  set(matrix ${dynify_matrix})
  if(arg_EVERY_CONFIGURATION)
    list(APPEND matrix ${dynify_matrix_rest})
  endif()
  dynify_matrix_entries(entries)
  foreach(entry IN LISTS entries)
    string(REPLACE "|" ";" entry "${entry}")
    list(POP_FRONT entry id compiler configuration set)
    dynify_matrix_program(${id} ${compiler} ${configuration})
    list(APPEND programs_of_${set} ${program})
    dynify_matrix_register(${id} ${set})
  endforeach()
  foreach(set IN LISTS dynify_test_sets)
    if(programs_of_${set})
      add_custom_target(matrix_${arg_NAME}_${set} DEPENDS ${programs_of_${set}})
      dynify_test_set(${set} TARGETS matrix_${arg_NAME}_${set})
    endif()
  endforeach()
endfunction()

# Sets OUT to the entries that a program of dynify_add_matrix_test, whose variables it reads, is built for. Unless FURTHER is given, one of
# them is in `test`, whatever was asked for: the first, where it is none of those that are there anyway.
function(dynify_matrix_entries out)
  set(entries "")
  set(tested FALSE)
  foreach(entry IN LISTS matrix)
    string(REPLACE "|" ";" parts "${entry}")
    list(POP_FRONT parts id compiler configuration set)
    if(id MATCHES "^(${compilers})" AND (NOT arg_CONFIGURATIONS OR configuration IN_LIST arg_CONFIGURATIONS))
      list(APPEND entries "${entry}")
      if(NOT set STREQUAL "all")
        set(tested TRUE)
      endif()
    endif()
  endforeach()
  if(arg_FURTHER)
    list(TRANSFORM entries REPLACE "[a-z]+$" "all")
  elseif(entries AND NOT tested)
    list(POP_FRONT entries first)
    string(REGEX REPLACE "all$" "test" first "${first}")
    list(PREPEND entries "${first}")
  endif()
  set(${out} "${entries}" PARENT_SCOPE)
endfunction()

# One program of dynify_add_matrix_test, whose variables it reads. Sets `program`.
macro(dynify_matrix_program id compiler configuration)
  dynify_matrix_flags(flags ${id} ${configuration})
  set(program ${dynify_matrix_folder}/${arg_NAME}/${id}/${arg_NAME})
  set(objects "")
  set(precompiled "")
  set(precompiled_file "")
  if(NOT arg_COMPILE_OPTIONS)
    dynify_precompiled(precompiled ${id} googletest ${compiler} ${flags})
  endif()
  foreach(source IN LISTS arg_SOURCES)
    cmake_path(ABSOLUTE_PATH source NORMALIZE)
    cmake_path(GET source STEM LAST_ONLY stem)
    if(source MATCHES "/support/" AND NOT arg_COMPILE_OPTIONS AND NOT arg_DEFINES AND NOT stem STREQUAL "with_heap")
      dynify_matrix_shared_object(object ${source} ${id} ${compiler} ${configuration})
    else()
      set(object ${dynify_matrix_folder}/${arg_NAME}/${id}/${stem}.o)
      dynify_matrix_object(${source} ${object} ${compiler} "${arg_DEPENDS};${precompiled_file}" ${flags} ${precompiled} ${own_flags})
    endif()
    list(APPEND objects ${object})
  endforeach()
  add_custom_command(OUTPUT ${program}
    COMMAND ${compiler} ${flags} ${arg_COMPILE_OPTIONS} ${objects} -o ${program} ${arg_LINK_OPTIONS}
      $<TARGET_FILE:GTest::gmock> $<TARGET_FILE:GTest::gtest> $<TARGET_FILE:GTest::gtest_main>
    DEPENDS ${objects}
    COMMENT "Linking ${arg_NAME}/${id}" COMMAND_EXPAND_LISTS VERBATIM)
endmacro()

# The ctest of one program of dynify_add_matrix_test, whose variables it reads.
macro(dynify_matrix_register id set)
  set(command ${program} ${arg_ARGUMENTS})
  if(arg_STACK_LIMIT)
    set(command sh -c "ulimit -s ${arg_STACK_LIMIT} && exec \"$0\" \"$@\"" ${command})
  endif()
  set(test runtime.${arg_NAME}.${id})
  add_test(NAME ${test} COMMAND ${command})
  dynify_test_set(${set} TESTS ${test} LABELS matrix ${arg_LABELS})
  set_tests_properties(${test} PROPERTIES TIMEOUT ${arg_TIMEOUT})
endmacro()

# Every header of the runtime compiles alone, included twice, without a warning, with every compiler: syntax checks when the test runs,
# since no object of them is of use.
function(dynify_add_header_tests)
  set(names "")
  foreach(header IN LISTS dynify_headers)
    cmake_path(RELATIVE_PATH header BASE_DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/include OUTPUT_VARIABLE name)
    # Adapters include what takes seconds to compile: their own tests do.
    if(NOT name MATCHES "(asio|qcoro).hpp$")
      list(APPEND names ${name})
    endif()
  endforeach()
  foreach(entry IN LISTS dynify_compilers)
    string(REPLACE "|" ";" entry "${entry}")
    list(POP_FRONT entry id compiler set)
    dynify_matrix_flags(flags ${id} O2)
    set(test runtime.each_header_compiles_alone.${id})
    list(JOIN names ":" list)
    set(script ${PROJECT_SOURCE_DIR}/test/runtime/headers_alone.bash)
    dynify_remembered(remembered ${test} ${script} ${PROJECT_SOURCE_DIR}/runtime/include)
    add_test(NAME ${test} COMMAND ${remembered} ${script} ${list} ${compiler} ${flags})
    dynify_test_set(${set} TESTS ${test} LABELS matrix)
  endforeach()
endfunction()

dynify_find_matrix()
