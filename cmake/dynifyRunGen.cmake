# Runs dynify-gen with the flags that a target is compiled with: `cmake -D request=FILE -P dynifyRunGen.cmake`, at build or test time.
#
# FILE is written by dynifyTraits.cmake and sets: owner, tool, arguments, headers, expected_files, stamp, remedy; the target's properties
# INCLUDE_DIRECTORIES, COMPILE_DEFINITIONS, COMPILE_OPTIONS, COMPILE_FEATURES, CXX_STANDARD, CXX_EXTENSIONS; cxx_flags,
# extra_flags, implicit_directories, platform_flags. Where the headers are searched, dynifyFoundTraits.cmake has set besides: searched,
# folder, config, sources_directory, build_directory, sources, bases, excluded, output_directory, depfile, known_companions.

cmake_policy(VERSION 3.25)
include(${request})

# Flags that change what a header means. Others are for code generation and warnings, and the target's compiler may know ones that
# the generator's parser does not.
set(meaningful_flags
  "^-([DUI]|std=|stdlib=|isystem|iquote|idirafter|isysroot|include|imacros|nostdinc|pthread|target|-target=|-sysroot"
  "|m(arch|cpu|tune|abi|fpu|thumb|arm|32|64|avx|sse|bmi|fma|float-abi)"
  "|f(no-)?(exceptions|rtti|char8_t|aligned-allocation|sized-deallocation|short-enums|short-wchar|signed-char|unsigned-char"
  "|aligned-new|coroutines|ms-extensions|permissive|strict-aliasing|delayed-template-parsing)$)")
string(CONCAT meaningful_flags ${meaningful_flags})
set(flags_with_value "^-([DUI]|isystem|iquote|idirafter|isysroot|include|imacros|target|-sysroot)$")

# Appends the meaningful ones of the flags that follow to `flags`.
function(append_flags)
  set(kept "")
  set(takes_value FALSE)
  foreach(flag IN LISTS ARGN)
    if(takes_value OR flag MATCHES "${meaningful_flags}")
      list(APPEND kept "${flag}")
    endif()
    if(NOT takes_value AND flag MATCHES "${flags_with_value}")
      set(takes_value TRUE)
    else()
      set(takes_value FALSE)
    endif()
  endforeach()
  set(flags ${flags} ${kept} PARENT_SCOPE)
endfunction()

# The newest of the standards that the target asks for, by property or by feature, and never older than C++20.
function(find_standard out)
  set(standard 20)
  set(dialect gnu++)
  set(candidates ${CXX_STANDARD})
  foreach(feature IN LISTS COMPILE_FEATURES)
    if(feature MATCHES "^cxx_std_([0-9]+)$")
      list(APPEND candidates ${CMAKE_MATCH_1})
    endif()
  endforeach()
  foreach(candidate IN LISTS candidates)
    if(candidate LESS 90 AND candidate GREATER standard)
      set(standard ${candidate})
    endif()
  endforeach()
  if(NOT CXX_EXTENSIONS STREQUAL "" AND NOT CXX_EXTENSIONS)
    set(dialect c++)
  endif()
  set(${out} -std=${dialect}${standard} PARENT_SCOPE)
endfunction()

function(find_flags out)
  find_standard(flags)
  list(APPEND flags ${platform_flags})
  foreach(directory IN LISTS INCLUDE_DIRECTORIES)
    # A folder that the compiler searches anyway must keep its place in the order.
    if(NOT directory IN_LIST implicit_directories)
      list(APPEND flags "-I${directory}")
    endif()
  endforeach()
  foreach(definition IN LISTS COMPILE_DEFINITIONS)
    string(REGEX REPLACE "^-D" "" definition "${definition}")
    list(APPEND flags "-D${definition}")
  endforeach()
  separate_arguments(global_flags UNIX_COMMAND "${cxx_flags}")
  append_flags(${global_flags})
  foreach(option IN LISTS COMPILE_OPTIONS)
    if(option MATCHES "^SHELL:(.*)$")
      separate_arguments(option UNIX_COMMAND "${CMAKE_MATCH_1}")
    endif()
    append_flags(${option})
  endforeach()
  set(${out} ${flags} ${extra_flags} PARENT_SCOPE)
endfunction()

function(run)
  execute_process(COMMAND ${tool} ${ARGN} RESULT_VARIABLE result)
  if(result EQUAL 1 AND remedy)
    message(FATAL_ERROR "dynify-gen failed for '${owner}' (${result}). This command writes companions that are stale:\n  ${remedy}\n")
  elseif(NOT result EQUAL 0)
    message(FATAL_ERROR "dynify-gen failed for '${owner}' (${result})")
  endif()
endfunction()

find_flags(flags)
if(searched)
  include(${CMAKE_CURRENT_LIST_DIR}/dynifyRunSearch.cmake)
elseif(expected_files)
  foreach(header expected IN ZIP_LISTS headers expected_files)
    run(${arguments} -o ${expected} ${header} -- ${flags})
  endforeach()
else()
  run(${arguments} ${headers} -- ${flags})
endif()
if(stamp)
  file(TOUCH ${stamp})
  # The Makefiles of CMake (3.25 for one) add what a depfile lists to what it has listed before: a header that is gone would be looked for,
  # and this run again, in each build. Without this file they begin anew. test/e2e/touched_header.bash and found_traits.bash.
  cmake_path(GET stamp PARENT_PATH folder)
  file(REMOVE ${folder}/compiler_depend.internal)
endif()
