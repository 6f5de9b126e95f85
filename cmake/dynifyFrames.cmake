# dynify_measure_frames() and dynify_add_frame_budget(): sizes of coroutine frames, from the very compile that makes the objects.
# docs/reference/cmake.md says how to use them.

include_guard(GLOBAL)

cmake_policy(PUSH)
cmake_policy(VERSION 3.25)

set_property(GLOBAL PROPERTY dynify_frames_script ${CMAKE_CURRENT_LIST_DIR}/dynifyRunFrames.cmake)

# Compiles the targets OBJECTS, which hold the implementors, so that the compiler tells the sizes of their frames, and writes these to
# the header OUTPUT, which TARGET's sources include: dynify::measured<&Reader::read>.
#
#   dynify_measure_frames(TARGET target OBJECTS target... OUTPUT header [OPTIONS option...])
function(dynify_measure_frames)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET;OUTPUT" "OBJECTS;OPTIONS")
  _dynify_check_arguments(dynify_measure_frames "TARGET;OBJECTS;OUTPUT")
  _dynify_check_includer(dynify_measure_frames measured)
  _dynify_tell_frames(dynify_measure_frames objects ${arg_OBJECTS})
  _dynify_add_sizes_header("" "" "Measuring the coroutine frames of ${arg_OBJECTS}")
endfunction()

# Makes a ctest that fails, with a table, when a coroutine's frame in the objects of OBJECTS is larger than the file BUDGET says, and the
# target NAME_update, which writes what is measured into it. BUILD names this build's part of the file; where there is none, the test is
# skipped, or with REQUIRED fails.
#
#   dynify_add_frame_budget(NAME test OBJECTS target... BUDGET file [BUILD name] [REQUIRED] [OPTIONS option...])
function(dynify_add_frame_budget)
  cmake_parse_arguments(PARSE_ARGV 0 arg "REQUIRED" "NAME;BUDGET;BUILD" "OBJECTS;OPTIONS")
  _dynify_check_arguments(dynify_add_frame_budget "NAME;OBJECTS;BUDGET")
  _dynify_check_tool(dynify_add_frame_budget)
  _dynify_tell_frames(dynify_add_frame_budget objects ${arg_OBJECTS})
  _dynify_add_budget_test("" "" TRUE)
endfunction()

# ---- Shared with dynifyBound.cmake ----

# Refuses a TARGET of the caller whose own objects tell what it is to include: these would be compiled for each other for ever.
function(_dynify_check_includer function verb)
  _dynify_check_target(${function} ${arg_TARGET})
  _dynify_check_tool(${function})
  if(arg_TARGET IN_LIST arg_OBJECTS)
    message(FATAL_ERROR "${function}: '${arg_TARGET}' cannot include what is ${verb} from its own objects:"
      " move the coroutines into a library of their own, and name that in OBJECTS")
  endif()
endfunction()

# Makes the header OUTPUT of the caller from its `objects`, by the tool with ARGUMENTS and the request's lines SOURCES, and has TARGET
# include it.
function(_dynify_add_sizes_header arguments sources comment)
  set(directory ${CMAKE_CURRENT_BINARY_DIR}/dynify/${arg_TARGET})
  cmake_path(ABSOLUTE_PATH arg_OUTPUT BASE_DIRECTORY ${directory} NORMALIZE OUTPUT_VARIABLE header)
  string(MAKE_C_IDENTIFIER "${arg_TARGET}_${arg_OUTPUT}" name)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}.dir)
  set(stamp ${folder}/header$<CONFIG>.stamp)
  set(build "")
  set(flag_files "")
  set(remedy "")
  list(APPEND arguments --format=header -o ${header} ${arg_OPTIONS})
  _dynify_write_frames_request(${folder} request "${arguments}" "${sources}" "${stamp}" FALSE)
  get_property(script GLOBAL PROPERTY dynify_frames_script)
  add_custom_command(OUTPUT ${stamp} BYPRODUCTS ${header}
    COMMAND ${CMAKE_COMMAND} -D request=${request} -P ${script}
    DEPENDS ${objects} ${request} ${script} $<TARGET_FILE:dynify::gen>
    COMMENT "${comment}" VERBATIM)
  add_custom_target(${name} DEPENDS ${stamp})
  add_dependencies(${name} ${arg_OBJECTS})
  add_dependencies(${arg_TARGET} ${name})
  set_property(TARGET ${arg_TARGET} APPEND PROPERTY INCLUDE_DIRECTORIES ${directory})
  set_property(TARGET ${arg_TARGET} APPEND PROPERTY LINK_LIBRARIES dynify::dynify)
endfunction()

# Makes the test NAME of the caller, which compares its `objects` with BUDGET, and the target NAME_update.
function(_dynify_add_budget_test arguments sources with_objects)
  cmake_path(ABSOLUTE_PATH arg_BUDGET BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
  string(MAKE_C_IDENTIFIER "${arg_NAME}" name)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}.dynify-budget)
  _dynify_name_build(${folder})
  list(APPEND arguments --budget ${arg_BUDGET} ${arg_OPTIONS})
  _dynify_command_of_target(${name}_update remedy)
  _dynify_write_frames_request(${folder} request "${arguments}" "${sources}" "" ${with_objects})
  set(remedy "")
  _dynify_write_frames_request(${folder}/update update "${arguments};--update-budget" "${sources}" "" ${with_objects})
  get_property(script GLOBAL PROPERTY dynify_frames_script)
  add_test(NAME ${arg_NAME} COMMAND ${CMAKE_COMMAND} -D request=${request} -P ${script})
  if(NOT arg_REQUIRED)
    set_tests_properties(${arg_NAME} PROPERTIES SKIP_REGULAR_EXPRESSION "has no budget for the build '")
  endif()
  add_custom_target(${name}_update COMMAND ${CMAKE_COMMAND} -D request=${update} -P ${script}
    COMMENT "Writing ${arg_BUDGET}" VERBATIM)
  add_dependencies(${name}_update ${arg_OBJECTS})
endfunction()

# Makes the compiler of TARGETS tell the frames beside each object, and sets OUT to the objects.
function(_dynify_tell_frames function out)
  set(objects "")
  set(flags "$<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fdump-lang-class>")
  set(clang -g)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 17)
    set(clang -fsave-optimization-record -foptimization-record-passes=coro-split)
  endif()
  foreach(flag IN LISTS clang)
    list(APPEND flags "$<$<COMPILE_LANG_AND_ID:CXX,Clang,AppleClang>:${flag}>")
  endforeach()
  foreach(target IN LISTS ARGN)
    _dynify_check_target(${function} ${target})
    list(APPEND objects $<TARGET_OBJECTS:${target}>)
    get_target_property(tells ${target} dynify_tells_frames)
    if(tells)
      continue()
    endif()
    set_property(TARGET ${target} PROPERTY dynify_tells_frames TRUE)
    set_property(TARGET ${target} APPEND PROPERTY COMPILE_OPTIONS ${flags})
    # ccache keeps the object, and forgets what else clang wrote.
    get_target_property(launcher ${target} CXX_COMPILER_LAUNCHER)
    if(launcher)
      set_property(TARGET ${target} PROPERTY CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_DISABLE=1 ${launcher})
    endif()
  endforeach()
  set(${out} "${objects}" PARENT_SCOPE)
endfunction()

# Sets `build` to BUILD of the caller, or to the name that tells compiler, machine and configuration, and `flag_files` to what tells the
# sanitizers, which belong to that name, too: files in FOLDER, since the flags are known only when CMake generates.
function(_dynify_name_build folder)
  set(flag_files "")
  set(build "${arg_BUILD}")
  if(NOT build)
    string(REGEX MATCH "^[0-9]+" version "${CMAKE_CXX_COMPILER_VERSION}")
    set(build "${CMAKE_CXX_COMPILER_ID} ${version} ${CMAKE_SYSTEM_PROCESSOR} $<CONFIG>")
    _dynify_find_config_flags(config_flags)
    foreach(target IN LISTS arg_OBJECTS)
      file(GENERATE OUTPUT ${folder}/flags_of_${target}_$<COMPILE_LANGUAGE>$<CONFIG>.cmake CONTENT
"list(APPEND flags [==[SHELL:${CMAKE_CXX_FLAGS} ${config_flags}]==] [==[$<TARGET_PROPERTY:${target},COMPILE_OPTIONS>]==])
" TARGET ${target})
      list(APPEND flag_files ${folder}/flags_of_${target}_CXX$<CONFIG>.cmake)
    endforeach()
  endif()
  set(build "${build}" PARENT_SCOPE)
  set(flag_files "${flag_files}" PARENT_SCOPE)
endfunction()

# Writes what dynifyRunFrames.cmake needs to know into FOLDER: the variables `objects`, `build`, `flag_files` and `remedy` of the
# caller, and what is given: SOURCES are lines of that file.
function(_dynify_write_frames_request folder out arguments sources stamp with_objects)
  file(GENERATE OUTPUT ${folder}/request$<CONFIG>.cmake CONTENT
"set(tool [==[$<TARGET_FILE:dynify::gen>]==])
set(arguments [==[${arguments}]==])
set(objects [==[${objects}]==])
set(stamp [==[${stamp}]==])
set(with_objects ${with_objects})
set(build [==[${build}]==])
set(flag_files [==[${flag_files}]==])
set(remedy [==[${remedy}]==])
${sources}")
  set(${out} ${folder}/request$<CONFIG>.cmake PARENT_SCOPE)
endfunction()

cmake_policy(POP)
