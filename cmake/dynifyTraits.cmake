# dynify_add_traits() and dynify_add_codegen_check(): dynify-gen as a part of a CMake build.
# docs/reference/cmake.md says how to use them.

include_guard(GLOBAL)

cmake_policy(PUSH)
cmake_policy(VERSION 3.25)

set_property(GLOBAL PROPERTY dynify_run_script ${CMAKE_CURRENT_LIST_DIR}/dynifyRunGen.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/dynifyCrossFlags.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/dynifyConfigureTime.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/dynifyFoundTraits.cmake)

# Generates the companions of HEADERS before TARGET is built, and puts them on its include path. Without HEADERS they are those with traits
# among its sources, in its FILE_SETs and beside its sources, but for those that EXCLUDE names.
#
#   dynify_add_traits(TARGET target [HEADERS header... | EXCLUDE header...]
#     [BASE_DIRECTORY dir] [OUTPUT_DIRECTORY dir]
#     [OPTIONS option...] [COMPILE_OPTIONS flag...] [DEPENDS file-or-target...])
function(dynify_add_traits)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET;BASE_DIRECTORY;OUTPUT_DIRECTORY"
    "HEADERS;EXCLUDE;OPTIONS;COMPILE_OPTIONS;DEPENDS")
  _dynify_check_arguments(dynify_add_traits "TARGET")
  _dynify_check_target(dynify_add_traits ${arg_TARGET})
  _dynify_check_tool(dynify_add_traits)
  _dynify_set_default_directory(arg_BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  set(output_directory ${CMAKE_CURRENT_BINARY_DIR}/dynify/${arg_TARGET})
  get_property(multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  if(multi_config AND NOT arg_HEADERS)
    string(APPEND output_directory "/$<CONFIG>")
  endif()
  _dynify_set_default_directory(arg_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} ${output_directory})
  _dynify_next_name(${arg_TARGET} name)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}.dir)
  set(stamp ${folder}/companions$<CONFIG>.stamp)
  set(depfile ${folder}/companions$<CONFIG>.d)
  if(arg_HEADERS)
    _dynify_add_listed_traits(${name})
  else()
    _dynify_add_found_traits(${name})
  endif()
  add_dependencies(${arg_TARGET} ${name})
  set_property(TARGET ${arg_TARGET} APPEND PROPERTY dynify_traits_targets ${name})
  _dynify_use_companions()
endfunction()

# Makes the custom target NAME that generates the companions of arg_HEADERS.
function(_dynify_add_listed_traits name)
  if(arg_EXCLUDE)
    message(FATAL_ERROR "dynify_add_traits: EXCLUDE is for calls that name no HEADERS")
  endif()
  _dynify_resolve_headers(dynify_add_traits headers companions)
  _dynify_arguments_of_traits(arguments)
  set(search "")
  set(expected_files "")
  set(remedy "")
  _dynify_write_request(${folder} request)
  _dynify_expand_dependencies(dependencies ${arg_DEPENDS})
  get_property(script GLOBAL PROPERTY dynify_run_script)
  add_custom_command(OUTPUT ${stamp} BYPRODUCTS ${companions}
    COMMAND ${CMAKE_COMMAND} -D request=${request} -P ${script}
    DEPENDS ${headers} ${request} ${script} $<TARGET_FILE:dynify::gen> ${dependencies}
    DEPFILE ${depfile}
    COMMENT "Generating the dynify companions of ${arg_TARGET}" VERBATIM)
  add_custom_target(${name} DEPENDS ${stamp})
  _dynify_generate_when_configured(${name})
endfunction()

# Makes a ctest that fails, with a diff, when a committed companion is not what dynify-gen writes today, and the target NAME_update, which
# writes them.
#
#   dynify_add_codegen_check(NAME test HEADERS header... EXPECTED directory-or-companion...
#     [TARGET target] [BASE_DIRECTORY dir] [OPTIONS option...] [COMPILE_OPTIONS flag...])
function(dynify_add_codegen_check)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME;TARGET;BASE_DIRECTORY" "HEADERS;EXPECTED;OPTIONS;COMPILE_OPTIONS")
  _dynify_check_arguments(dynify_add_codegen_check "NAME;HEADERS;EXPECTED")
  if(arg_TARGET)
    _dynify_check_target(dynify_add_codegen_check ${arg_TARGET})
  endif()
  _dynify_check_tool(dynify_add_codegen_check)
  _dynify_set_default_directory(arg_BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  set(arg_OUTPUT_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
  _dynify_resolve_headers(dynify_add_codegen_check headers companions)

  string(MAKE_C_IDENTIFIER "${arg_NAME}" name)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}.dynify-check)
  set(stamp "")
  set(search "")
  _dynify_arguments_of_check(writing)
  set(arguments --check ${writing})
  _dynify_command_of_target(${name}_update remedy)
  _dynify_write_request(${folder} request)
  set(arguments ${writing})
  set(remedy "")
  _dynify_write_request(${folder}/update update)
  get_property(script GLOBAL PROPERTY dynify_run_script)
  add_test(NAME ${arg_NAME} COMMAND ${CMAKE_COMMAND} -D request=${request} -P ${script})
  add_custom_target(${name}_update COMMAND ${CMAKE_COMMAND} -D request=${update} -P ${script}
    COMMENT "Writing the companions that ${arg_NAME} checks" VERBATIM)
endfunction()

# ---- What both share. These read and write the variables of the function that calls them. ----

function(_dynify_check_arguments function required)
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "${function}: unknown argument: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(arg_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "${function}: no value after: ${arg_KEYWORDS_MISSING_VALUES}")
  endif()
  foreach(keyword IN LISTS required)
    if(NOT arg_${keyword})
      message(FATAL_ERROR "${function}: ${keyword} is missing")
    endif()
  endforeach()
endfunction()

function(_dynify_check_target function target)
  if(NOT TARGET ${target})
    message(FATAL_ERROR "${function}: there is no target '${target}' (yet): add it before this call")
  endif()
  get_target_property(imported ${target} IMPORTED)
  get_target_property(aliased ${target} ALIASED_TARGET)
  if(aliased)
    message(FATAL_ERROR "${function}: '${target}' is an alias: name '${aliased}' instead")
  endif()
  if(imported)
    message(FATAL_ERROR "${function}: '${target}' is imported: nothing is built for it here")
  endif()
endfunction()

function(_dynify_check_tool function)
  if(NOT TARGET dynify::gen)
    message(FATAL_ERROR "${function}: there is no dynify-gen for this machine."
      " Set DYNIFY_GEN_EXECUTABLE to one (a cross build needs that), or install it in the PATH.")
  endif()
endfunction()

# Makes VARIABLE an absolute, normal path; a relative one is relative to RELATIVE_TO, an empty one is FALLBACK.
function(_dynify_set_default_directory variable relative_to fallback)
  set(directory "${${variable}}")
  if(NOT directory)
    set(directory ${fallback})
  endif()
  cmake_path(ABSOLUTE_PATH directory BASE_DIRECTORY ${relative_to} NORMALIZE)
  string(REGEX REPLACE "(.)/$" "\\1" directory "${directory}")
  set(${variable} "${directory}" PARENT_SCOPE)
endfunction()

# The absolute paths of arg_HEADERS, and their companions in arg_OUTPUT_DIRECTORY.
function(_dynify_resolve_headers function out_headers out_companions)
  set(headers "")
  set(companions "")
  foreach(header IN LISTS arg_HEADERS)
    cmake_path(ABSOLUTE_PATH header BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    _dynify_check_header(${function} ${header})
    dynify_name_companion(${header} ${arg_BASE_DIRECTORY} ${arg_OUTPUT_DIRECTORY} companion)
    if(companion IN_LIST companions)
      message(FATAL_ERROR "${function}: two headers would have the companion ${companion}")
    endif()
    list(APPEND headers ${header})
    list(APPEND companions ${companion})
  endforeach()
  set(${out_headers} "${headers}" PARENT_SCOPE)
  set(${out_companions} "${companions}" PARENT_SCOPE)
endfunction()

function(_dynify_check_header function header)
  get_source_file_property(generated ${header} GENERATED)
  if(NOT generated AND NOT EXISTS ${header})
    message(FATAL_ERROR "${function}: the header ${header} does not exist")
  endif()
  cmake_path(IS_PREFIX arg_BASE_DIRECTORY ${header} NORMALIZE inside)
  if(NOT inside)
    message(FATAL_ERROR "${function}: the header ${header} is outside of ${arg_BASE_DIRECTORY}:"
      " give the folder that its users have on their include path as BASE_DIRECTORY")
  endif()
endfunction()

# A name for the custom target: a target may have several calls.
function(_dynify_next_name target out)
  set(name ${target}_dynify_traits)
  set(number 1)
  while(TARGET ${name})
    math(EXPR number "${number} + 1")
    set(name ${target}_dynify_traits_${number})
  endwhile()
  set(${out} ${name} PARENT_SCOPE)
endfunction()

# A target named in DEPENDS stands for its companions too: headers that include them need them first.
function(_dynify_expand_dependencies out)
  set(dependencies ${ARGN})
  foreach(dependency IN LISTS ARGN)
    if(TARGET ${dependency})
      get_target_property(traits ${dependency} dynify_traits_targets)
      if(traits)
        list(APPEND dependencies ${traits})
      endif()
    endif()
  endforeach()
  set(${out} "${dependencies}" PARENT_SCOPE)
endfunction()

function(_dynify_arguments_of_traits out)
  set(${out} --out-dir ${arg_OUTPUT_DIRECTORY} --base ${arg_BASE_DIRECTORY}
    --depfile ${depfile} --depfile-target ${stamp} ${arg_OPTIONS} PARENT_SCOPE)
endfunction()

# What a test that has failed says about TARGET, for a shell.
function(_dynify_command_of_target target out)
  set(folder "${CMAKE_BINARY_DIR}")
  if(folder MATCHES "[^A-Za-z0-9_/.+:-]")
    set(folder "'${folder}'")
  endif()
  set(${out} "cmake --build ${folder} --target ${target}" PARENT_SCOPE)
endfunction()

# EXPECTED is a folder that mirrors BASE_DIRECTORY, or one companion for each header: a call of the tool for each of those.
function(_dynify_arguments_of_check out)
  set(expected "")
  foreach(path IN LISTS arg_EXPECTED)
    cmake_path(ABSOLUTE_PATH path BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    list(APPEND expected ${path})
  endforeach()
  list(LENGTH expected count)
  list(LENGTH headers header_count)
  set(arguments ${arg_OPTIONS})
  if(count EQUAL 1 AND IS_DIRECTORY "${expected}")
    list(APPEND arguments --base ${arg_BASE_DIRECTORY} --out-dir ${expected})
    set(expected "")
  elseif(NOT count EQUAL header_count)
    message(FATAL_ERROR "dynify_add_codegen_check: EXPECTED is one folder, or one companion for each of the"
      " ${header_count} HEADERS; it has ${count}")
  endif()
  set(expected_files "${expected}" PARENT_SCOPE)
  set(${out} "${arguments}" PARENT_SCOPE)
endfunction()

# Writes what dynifyRunGen.cmake needs to know into FOLDER. Generator expressions that ask for the language of a source, which many
# libraries have in their flags, are only allowed in file(GENERATE): so the flags travel in a file, one for each language and configuration.
function(_dynify_write_request folder out)
  set(owner ${arg_TARGET})
  if(arg_NAME)
    set(owner ${arg_NAME})
  endif()
  set(content "set(owner [==[${owner}]==])\n")
  _dynify_append_properties()
  _dynify_find_platform_flags(platform_flags)
  string(APPEND content
    "set(tool [==[$<TARGET_FILE:dynify::gen>]==])\n"
    "set(arguments [==[${arguments}]==])\n"
    "set(headers [==[${headers}]==])\n"
    "set(expected_files [==[${expected_files}]==])\n"
    "set(stamp [==[${stamp}]==])\n"
    "set(remedy [==[${remedy}]==])\n"
    "set(extra_flags [==[${arg_COMPILE_OPTIONS}]==])\n"
    "set(cxx_flags [==[${CMAKE_CXX_FLAGS} ${config_flags}]==])\n"
    "set(implicit_directories [==[${CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES}]==])\n"
    "set(platform_flags [==[${platform_flags}]==])\n"
    "${search}")
  if(arg_TARGET)
    file(GENERATE OUTPUT ${folder}/$<COMPILE_LANGUAGE>$<CONFIG>.cmake CONTENT "${content}" TARGET ${arg_TARGET})
  else()
    file(GENERATE OUTPUT ${folder}/$<COMPILE_LANGUAGE>$<CONFIG>.cmake CONTENT "${content}")
  endif()
  set(${out} ${folder}/CXX$<CONFIG>.cmake PARENT_SCOPE)
endfunction()

# Adds to `content` the flags of the target, with those of the libraries it links, and sets `config_flags`.
macro(_dynify_append_properties)
  set(source dynify::dynify)
  set(prefix INTERFACE_)
  if(arg_TARGET)
    set(source ${arg_TARGET})
    get_target_property(type ${arg_TARGET} TYPE)
    if(NOT type STREQUAL "INTERFACE_LIBRARY")
      set(prefix "")
    endif()
  endif()
  foreach(property IN ITEMS INCLUDE_DIRECTORIES COMPILE_DEFINITIONS COMPILE_OPTIONS COMPILE_FEATURES)
    string(APPEND content "set(${property} [==[$<TARGET_PROPERTY:${source},${prefix}${property}>]==])\n")
  endforeach()
  foreach(property IN ITEMS CXX_STANDARD CXX_EXTENSIONS)
    set(value ${CMAKE_${property}})
    if(arg_TARGET)
      set(value "$<TARGET_PROPERTY:${arg_TARGET},${property}>")
    endif()
    string(APPEND content "set(${property} [==[${value}]==])\n")
  endforeach()
  _dynify_find_config_flags(config_flags)
endmacro()

# Sets OUT to what CMAKE_CXX_FLAGS_DEBUG and the like hold, of the configuration that is built.
function(_dynify_find_config_flags out)
  set(flags "")
  set(configs ${CMAKE_BUILD_TYPE})
  if(CMAKE_CONFIGURATION_TYPES)
    set(configs ${CMAKE_CONFIGURATION_TYPES})
  endif()
  foreach(config IN LISTS configs)
    string(TOUPPER ${config} upper)
    string(APPEND flags "$<$<CONFIG:${config}>:${CMAKE_CXX_FLAGS_${upper}}>")
  endforeach()
  set(${out} "${flags}" PARENT_SCOPE)
endfunction()

# Lets TARGET find the companions, the headers they include, and the runtime. Properties instead of target_link_libraries(), because
# that allows only one of its two signatures for a target, and which one the user takes is not ours to say.
function(_dynify_use_companions)
  set(directories ${arg_OUTPUT_DIRECTORY} ${arg_BASE_DIRECTORY})
  get_target_property(type ${arg_TARGET} TYPE)
  if(NOT type STREQUAL "INTERFACE_LIBRARY")
    set_property(TARGET ${arg_TARGET} APPEND PROPERTY INCLUDE_DIRECTORIES ${directories})
    set_property(TARGET ${arg_TARGET} APPEND PROPERTY LINK_LIBRARIES dynify::dynify)
  endif()
  if(NOT type STREQUAL "EXECUTABLE")
    list(TRANSFORM directories REPLACE "^.+$" "$<BUILD_INTERFACE:\\0>")
    set_property(TARGET ${arg_TARGET} APPEND PROPERTY INTERFACE_INCLUDE_DIRECTORIES ${directories})
    set_property(TARGET ${arg_TARGET} APPEND PROPERTY INTERFACE_LINK_LIBRARIES dynify::dynify)
  endif()
endfunction()

cmake_policy(POP)
