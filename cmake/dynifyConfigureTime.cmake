# Companions when CMake configures, so that editors find them before anything is built.
#
# All flags of a target are only known when CMake generates, after that. Those without generator expressions are enough for most headers;
# where they are not, the tool fails here without a word, and the build does it. The build runs the tool again in any case.

include_guard(GLOBAL)

# Remembers the call of dynify_add_traits() whose variables it reads, under the name of its target, until its folder is read. Not until all
# are: imported targets are only known in the folder that found them.
function(_dynify_generate_when_configured name)
  get_target_property(imported dynify::gen IMPORTED)
  if(NOT imported)
    return()  # the tool is built by this very build
  endif()
  set(known_arguments ${arg_OPTIONS})
  if(NOT search)
    list(PREPEND known_arguments --out-dir ${arg_OUTPUT_DIRECTORY} --base ${arg_BASE_DIRECTORY})
  endif()
  set_target_properties(${name} PROPERTIES
    dynify_owner ${arg_TARGET}
    dynify_headers "${headers}"
    dynify_companions "${companions}"
    dynify_arguments "${known_arguments}"
    dynify_search "${search}"
    dynify_extra_flags "${arg_COMPILE_OPTIONS}"
    dynify_cxx_flags "${CMAKE_CXX_FLAGS}"
    dynify_request ${folder}/configured.cmake)
  get_property(names DIRECTORY PROPERTY dynify_calls)
  if(NOT names)
    cmake_language(DEFER CALL _dynify_generate_missing_companions)
  endif()
  set_property(DIRECTORY APPEND PROPERTY dynify_calls ${name})
endfunction()

# In the order of the calls, so that headers that include companions of earlier ones find them.
function(_dynify_generate_missing_companions)
  get_property(names DIRECTORY PROPERTY dynify_calls)
  get_property(script GLOBAL PROPERTY dynify_run_script)
  foreach(name IN LISTS names)
    _dynify_is_ready_to_generate(${name} ready)
    if(ready)
      _dynify_write_known_request(${name} request)
      execute_process(COMMAND ${CMAKE_COMMAND} -D request=${request} -P ${script}
        RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE said)
      if(NOT result EQUAL 0)
        message(VERBOSE "dynify: the build writes the companions of ${name}: ${said}")
      endif()
    endif()
  endforeach()
endfunction()

# True if a companion is missing, and no header is.
function(_dynify_is_ready_to_generate name out)
  set(ready FALSE)
  get_target_property(companions ${name} dynify_companions)
  foreach(companion IN LISTS companions)
    if(NOT EXISTS ${companion})
      set(ready TRUE)
    endif()
  endforeach()
  get_target_property(headers ${name} dynify_headers)
  foreach(header IN LISTS headers)
    if(NOT EXISTS ${header})
      set(ready FALSE)
    endif()
  endforeach()
  set(${out} ${ready} PARENT_SCOPE)
endfunction()

# The request of the call NAME for dynifyRunGen.cmake.
function(_dynify_write_known_request name out)
  foreach(variable IN ITEMS owner headers arguments extra_flags cxx_flags request)
    get_target_property(value ${name} dynify_${variable})
    string(GENEX_STRIP "${value}" ${variable})
  endforeach()
  get_target_property(tool dynify::gen LOCATION)
  set(implicit_directories ${CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES})
  _dynify_find_platform_flags(platform_flags)
  _dynify_find_known_properties(${owner})
  set(content "")
  foreach(variable IN ITEMS owner tool headers arguments extra_flags cxx_flags implicit_directories platform_flags
      INCLUDE_DIRECTORIES COMPILE_DEFINITIONS COMPILE_OPTIONS COMPILE_FEATURES CXX_STANDARD CXX_EXTENSIONS)
    string(APPEND content "set(${variable} [==[${${variable}}]==])\n")
  endforeach()
  get_target_property(search ${name} dynify_search)
  if(search)
    string(GENEX_STRIP "${search}" search)
    string(APPEND content "${search}set(sources [==[${headers}]==])\n")
  endif()
  file(WRITE ${request} "${content}")
  set(${out} ${request} PARENT_SCOPE)
endfunction()

# Sets the variables that dynifyRunGen.cmake reads of TARGET, as far as they are known.
macro(_dynify_find_known_properties target)
  set(prefix "")
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    set(prefix INTERFACE_)
  endif()
  foreach(property IN ITEMS CXX_STANDARD CXX_EXTENSIONS)
    get_property(${property} TARGET ${target} PROPERTY ${property})
  endforeach()
  set(seen ${target})
  foreach(property IN ITEMS INCLUDE_DIRECTORIES COMPILE_DEFINITIONS COMPILE_OPTIONS COMPILE_FEATURES)
    _dynify_known_values(${property} ${target} ${prefix}${property})
  endforeach()
  _dynify_known_values(libraries ${target} ${prefix}LINK_LIBRARIES)
  while(libraries)
    list(POP_FRONT libraries library)
    if(TARGET ${library} AND NOT library IN_LIST seen)
      list(APPEND seen ${library})
      foreach(property IN ITEMS INCLUDE_DIRECTORIES COMPILE_DEFINITIONS COMPILE_OPTIONS COMPILE_FEATURES)
        _dynify_known_values(values ${library} INTERFACE_${property})
        list(APPEND ${property} ${values})
      endforeach()
      _dynify_known_values(values ${library} INTERFACE_LINK_LIBRARIES)
      list(APPEND libraries ${values})
    endif()
  endwhile()
endmacro()

# The values of PROPERTY that need no generator expression, or are those of every build.
function(_dynify_known_values out target property)
  get_property(values TARGET ${target} PROPERTY ${property})
  string(REGEX REPLACE "\\$<BUILD_INTERFACE:([^<>]*)>" "\\1" values "${values}")
  string(GENEX_STRIP "${values}" values)
  set(${out} "${values}" PARENT_SCOPE)
endfunction()
