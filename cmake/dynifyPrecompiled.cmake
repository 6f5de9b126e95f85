# Headers that many tests include are read once for each configuration of clang in the matrix. No header of dynify is among them: a test
# finds what one of them lacks, and defines macros that they read. g++ reads them each time: when g++ 12 has read a precompiled header, it
# forgets -Wno-attributes=dynify:: in some translation units, and warns of -Warray-bounds inside of the standard library.

# A launcher keeps what it compiled by itself, and does not know what has changed in a precompiled header.
set(default ON)
if(CMAKE_CXX_COMPILER_LAUNCHER)
  set(default OFF)
endif()
option(DYNIFY_PRECOMPILED "Read the headers of the standard library and of GoogleTest once for all tests" ${default})

# Sets OUT to the flags by which what is compiled with COMPILER and the flags after it finds HEADER (standard or googletest) read already,
# and OUT_file and OUT_target to what it depends on, all empty without the option: dynify_precompiled(OUT ID HEADER COMPILER flags...)
function(dynify_precompiled out id header compiler)
  if(NOT DYNIFY_PRECOMPILED OR id MATCHES "^gcc")
    set(${out} "" PARENT_SCOPE)
    set(${out}_file "" PARENT_SCOPE)
    set(${out}_target "" PARENT_SCOPE)
    return()
  endif()
  set(file ${PROJECT_BINARY_DIR}/precompiled/${id}/${header}.pch)
  set(target precompiled_${header}_${id})
  get_property(made GLOBAL PROPERTY dynify_precompiled_headers)
  if(NOT file IN_LIST made)
    set(source ${PROJECT_SOURCE_DIR}/test/precompiled/${header}.hpp)
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/precompiled/${id})
    add_custom_command(OUTPUT ${file}
      COMMAND ${compiler} ${ARGN} -MD -MT ${file} -MF ${file}.d -x c++-header ${source} -o ${file}
      DEPENDS ${source} DEPFILE ${file}.d COMMENT "Precompiling ${header}/${id}" VERBATIM)
    add_custom_target(${target} DEPENDS ${file})
    set_property(GLOBAL APPEND PROPERTY dynify_precompiled_headers ${file})
  endif()
  set(${out} -include-pch ${file} PARENT_SCOPE)
  set(${out}_file ${file} PARENT_SCOPE)
  set(${out}_target ${target} PARENT_SCOPE)
endfunction()
