# The compiler matrix: tests of the header-only runtime are built with every supported compiler, in one build graph.
#
# CMake knows one compiler per language and build tree, so the programs are built by custom commands that name their compiler.

set(dynify_matrix_warnings ${dynify_warning_flags})
set(dynify_matrix_sanitizers -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all)
set(dynify_matrix_folder ${PROJECT_BINARY_DIR}/matrix)
find_program(DYNIFY_GXX NAMES g++-12 g++-13 g++-14 g++ DOC "GCC for the compiler matrix")
find_program(DYNIFY_CLANGXX_16 NAMES clang++-16 DOC "Clang 16 for the compiler matrix")
find_program(DYNIFY_CLANGXX_18 NAMES clang++-18 DOC "Clang 18 for the compiler matrix")
find_program(DYNIFY_CLANGXX_19 NAMES clang++-19 DOC "Clang 19 for the compiler matrix")
find_program(DYNIFY_CLANGXX_22 NAMES clang++-22 DOC "Clang 22 for the compiler matrix")
find_package(GTest REQUIRED)
find_package(Threads REQUIRED)

# Sets `dynify_matrix` to the list of `id|compiler|configuration|speed` that every matrix test is built for. The inner loop
# (`./dev test quick`) leaves the slow ones out. `dynify_matrix_rest` are the further configurations of each compiler, for tests of
# what compilers differ in.
function(dynify_find_matrix)
  if(NOT DYNIFY_GXX)
    message(FATAL_ERROR "dynify tests: g++ is missing (Debian: apt-get install g++). `./dev test` installs what is needed.")
  endif()
  execute_process(COMMAND ${DYNIFY_GXX} -dumpversion
    OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "^[0-9]+" version "${version}")
  set(matrix
    "gcc${version}-O0|${DYNIFY_GXX}|O0|slow"
    "gcc${version}-O2|${DYNIFY_GXX}|O2|quick"
    "gcc${version}-asan|${DYNIFY_GXX}|asan|slow")
  set(rest "")
  set(main "")
  foreach(version IN ITEMS 19 22 18 16)
    if(NOT DYNIFY_CLANGXX_${version})
      continue()
    endif()
    set(compiler ${DYNIFY_CLANGXX_${version}})
    list(APPEND matrix "clang${version}-O2|${compiler}|O2|slow")
    if(NOT main)
      set(main ${version})
      list(APPEND matrix "clang${version}-O0|${compiler}|O0|slow" "clang${version}-asan|${compiler}|asan|quick")
    else()
      list(APPEND rest "clang${version}-O0|${compiler}|O0|slow" "clang${version}-asan|${compiler}|asan|slow")
    endif()
  endforeach()
  if(NOT main)
    message(FATAL_ERROR
      "dynify tests: clang++ is missing (Debian: apt-get install clang-19). `./dev test` installs what is needed.")
  endif()
  set(dynify_matrix "${matrix}" PARENT_SCOPE)
  set(dynify_matrix_rest "${rest}" PARENT_SCOPE)
endfunction()

# The flags of one entry of the matrix: dynify_matrix_flags(OUT id configuration)
function(dynify_matrix_flags out id configuration)
  if(configuration STREQUAL asan)
    set(flags ${dynify_matrix_sanitizers})
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
#     [COMPILERS clang gcc12]        only those whose name begins so
#     [STACK_LIMIT kilobytes]        runs under `ulimit -s`
#     [ARGUMENTS ...] [TIMEOUT seconds])
function(dynify_add_matrix_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "EVERY_CONFIGURATION" "NAME;STACK_LIMIT;TIMEOUT"
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
  set(quick_programs "")
  set(slow_programs "")
  set(matrix ${dynify_matrix})
  if(arg_EVERY_CONFIGURATION)
    list(APPEND matrix ${dynify_matrix_rest})
  endif()
  foreach(entry IN LISTS matrix)
    string(REPLACE "|" ";" entry "${entry}")
    list(POP_FRONT entry id compiler configuration speed)
    if(NOT id MATCHES "^(${compilers})" OR (arg_CONFIGURATIONS AND NOT configuration IN_LIST arg_CONFIGURATIONS))
      continue()
    endif()
    dynify_matrix_program(${id} ${compiler} ${configuration})
    list(APPEND ${speed}_programs ${program})
    dynify_matrix_register(${id} ${speed})
  endforeach()
  add_custom_target(matrix_${arg_NAME}_quick ALL DEPENDS ${quick_programs})
  add_custom_target(matrix_${arg_NAME}_slow ALL DEPENDS ${slow_programs})
endfunction()

# One program of dynify_add_matrix_test, whose variables it reads. Sets `program`.
macro(dynify_matrix_program id compiler configuration)
  dynify_matrix_flags(flags ${id} ${configuration})
  set(program ${dynify_matrix_folder}/${arg_NAME}/${id}/${arg_NAME})
  set(objects "")
  foreach(source IN LISTS arg_SOURCES)
    cmake_path(ABSOLUTE_PATH source NORMALIZE)
    cmake_path(GET source STEM LAST_ONLY stem)
    set(object ${dynify_matrix_folder}/${arg_NAME}/${id}/${stem}.o)
    dynify_matrix_object(${source} ${object} ${compiler} "${arg_DEPENDS}" ${flags} ${own_flags})
    list(APPEND objects ${object})
  endforeach()
  add_custom_command(OUTPUT ${program}
    COMMAND ${compiler} ${flags} ${arg_COMPILE_OPTIONS} ${objects} -o ${program} ${arg_LINK_OPTIONS}
      $<TARGET_FILE:GTest::gmock> $<TARGET_FILE:GTest::gtest> $<TARGET_FILE:GTest::gtest_main>
    DEPENDS ${objects}
    COMMENT "Linking ${arg_NAME}/${id}" COMMAND_EXPAND_LISTS VERBATIM)
endmacro()

# The ctest of one program of dynify_add_matrix_test, whose variables it reads.
macro(dynify_matrix_register id speed)
  set(command ${program} ${arg_ARGUMENTS})
  if(arg_STACK_LIMIT)
    set(command sh -c "ulimit -s ${arg_STACK_LIMIT} && exec \"$0\" \"$@\"" ${command})
  endif()
  set(test runtime.${arg_NAME}.${id})
  set(labels matrix ${arg_LABELS} ${speed})
  add_test(NAME ${test} COMMAND ${command})
  set_tests_properties(${test} PROPERTIES LABELS "${labels}" TIMEOUT ${arg_TIMEOUT})
endmacro()

# Every header of the runtime compiles alone, without a warning, at -O0 and -O2, with every compiler of the matrix: an object for
# each, so that a build shows what broke and ctest what holds.
function(dynify_add_header_tests)
  set(names "")
  foreach(header IN LISTS dynify_headers)
    cmake_path(RELATIVE_PATH header BASE_DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/include OUTPUT_VARIABLE name)
    # Adapters include what takes seconds to compile: their own tests do.
    if(name MATCHES "(asio|qcoro).hpp$")
      continue()
    endif()
    list(APPEND names ${name})
    # Twice, so that a header without a guard is found too.
    file(CONFIGURE OUTPUT ${dynify_matrix_folder}/headers/${name}.cpp @ONLY
      CONTENT "#include <@name@>\n#include <@name@>\n")
  endforeach()
  foreach(entry IN LISTS dynify_matrix)
    string(REPLACE "|" ";" entry "${entry}")
    list(POP_FRONT entry id compiler configuration)
    if(configuration STREQUAL O2)
      string(REPLACE -O2 "" id ${id})
      if(dynify_matrix MATCHES "${id}-asan")
        dynify_header_objects(${id} ${compiler} quick)
      else()
        dynify_header_objects(${id} ${compiler} slow)
      endif()
    endif()
  endforeach()
endfunction()

# The objects of one compiler for dynify_add_header_tests, whose `names` it reads, and the ctest that asks for them.
function(dynify_header_objects id compiler speed)
  set(objects "")
  foreach(configuration IN ITEMS O0 O2)
    dynify_matrix_flags(flags ${id} ${configuration})
    foreach(name IN LISTS names)
      set(object ${dynify_matrix_folder}/headers/${id}-${configuration}/${name}.o)
      dynify_matrix_object(${dynify_matrix_folder}/headers/${name}.cpp ${object} ${compiler} "" ${flags})
      list(APPEND objects ${object})
    endforeach()
  endforeach()
  add_custom_target(matrix_headers_${id}_${speed} ALL DEPENDS ${objects})
  set(test runtime.each_header_compiles_alone.${id})
  add_test(NAME ${test} COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target matrix_headers_${id}_${speed})
  set_tests_properties(${test} PROPERTIES LABELS "matrix;${speed}" RESOURCE_LOCK build_tree)
endfunction()

dynify_find_matrix()
