# dynify_measure_bound() and dynify_add_bound_budget(): what trees of coroutines take on a frame_stack, from their sources and the very compile
# that makes the objects. docs/reference/cmake.md says how to use them.

include_guard(GLOBAL)

cmake_policy(PUSH)
cmake_policy(VERSION 3.25)

# Computes the bounds of ROOTS, which the targets OBJECTS hold with all that they start, and writes them to the header OUTPUT, which TARGET's
# sources include: dynify::bound_of<&app::main_task>. What has no bound fails the build.
#
#   dynify_measure_bound(TARGET target OBJECTS target... ROOTS name... OUTPUT header [OPTIONS option...] [COMPILE_OPTIONS flag...])
function(dynify_measure_bound)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET;OUTPUT" "OBJECTS;ROOTS;OPTIONS;COMPILE_OPTIONS")
  _dynify_check_arguments(dynify_measure_bound "TARGET;OBJECTS;ROOTS;OUTPUT")
  _dynify_check_target(dynify_measure_bound ${arg_TARGET})
  _dynify_check_tool(dynify_measure_bound)
  if(arg_TARGET IN_LIST arg_OBJECTS)
    message(FATAL_ERROR "dynify_measure_bound: '${arg_TARGET}' cannot include what is computed from its own objects:"
      " move the coroutines into a library of their own, and name that in OBJECTS")
  endif()
  set(directory ${CMAKE_CURRENT_BINARY_DIR}/dynify/${arg_TARGET})
  cmake_path(ABSOLUTE_PATH arg_OUTPUT BASE_DIRECTORY ${directory} NORMALIZE OUTPUT_VARIABLE header)

  string(MAKE_C_IDENTIFIER "${arg_TARGET}_${arg_OUTPUT}" name)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}.dir)
  set(stamp ${folder}/bound$<CONFIG>.stamp)
  _dynify_tell_frames(dynify_measure_bound objects ${arg_OBJECTS})
  _dynify_name_roots(arguments sources)
  set(build "")
  set(flag_files "")
  set(remedy "")
  _dynify_write_frames_request(${folder} request "${arguments};--format=header;-o;${header};${arg_OPTIONS}" "${stamp}" FALSE)
  get_property(script GLOBAL PROPERTY dynify_frames_script)
  add_custom_command(OUTPUT ${stamp} BYPRODUCTS ${header}
    COMMAND ${CMAKE_COMMAND} -D request=${request} -P ${script}
    DEPENDS ${objects} ${request} ${script} $<TARGET_FILE:dynify::gen>
    COMMENT "Computing the bounds of ${arg_ROOTS}" VERBATIM)
  add_custom_target(${name} DEPENDS ${stamp})
  add_dependencies(${name} ${arg_OBJECTS})
  add_dependencies(${arg_TARGET} ${name})
  set_property(TARGET ${arg_TARGET} APPEND PROPERTY INCLUDE_DIRECTORIES ${directory})
  set_property(TARGET ${arg_TARGET} APPEND PROPERTY LINK_LIBRARIES dynify::dynify)
endfunction()

# Makes a ctest that fails, with a table, when the bound of one of ROOTS is larger than the file BUDGET says, and the target NAME_update,
# which writes what is computed into it. The rest is as of dynify_add_frame_budget.
#
#   dynify_add_bound_budget(NAME test OBJECTS target... ROOTS name... BUDGET file [BUILD name] [REQUIRED] [OPTIONS option...]
#     [COMPILE_OPTIONS flag...])
function(dynify_add_bound_budget)
  cmake_parse_arguments(PARSE_ARGV 0 arg "REQUIRED" "NAME;BUDGET;BUILD" "OBJECTS;ROOTS;OPTIONS;COMPILE_OPTIONS")
  _dynify_check_arguments(dynify_add_bound_budget "NAME;OBJECTS;ROOTS;BUDGET")
  _dynify_check_tool(dynify_add_bound_budget)
  cmake_path(ABSOLUTE_PATH arg_BUDGET BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)

  string(MAKE_C_IDENTIFIER "${arg_NAME}" name)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}.dynify-budget)
  _dynify_tell_frames(dynify_add_bound_budget objects ${arg_OBJECTS})
  _dynify_name_roots(roots sources)
  _dynify_name_build(${folder})
  set(arguments ${roots} --budget ${arg_BUDGET} ${arg_OPTIONS})
  _dynify_command_of_target(${name}_update remedy)
  _dynify_write_frames_request(${folder} request "${arguments}" "" FALSE)
  set(remedy "")
  _dynify_write_frames_request(${folder}/update update "${arguments};--update-budget" "" FALSE)
  get_property(script GLOBAL PROPERTY dynify_frames_script)
  add_test(NAME ${arg_NAME} COMMAND ${CMAKE_COMMAND} -D request=${request} -P ${script})
  if(NOT arg_REQUIRED)
    set_tests_properties(${arg_NAME} PROPERTIES SKIP_REGULAR_EXPRESSION "has no budget for the build '")
  endif()
  add_custom_target(${name}_update COMMAND ${CMAKE_COMMAND} -D request=${update} -P ${script}
    COMMENT "Writing ${arg_BUDGET}" VERBATIM)
  add_dependencies(${name}_update ${arg_OBJECTS})
endfunction()

# Sets OUT to the options that name ROOTS, and SOURCES to what tells the script the sources of OBJECTS: how each is compiled stands in the
# compile_commands.json, which CMake writes for them.
function(_dynify_name_roots out sources)
  set(options "")
  foreach(root IN LISTS arg_ROOTS)
    list(APPEND options --root ${root})
  endforeach()
  set(${out} "${options}" PARENT_SCOPE)
  set(text "set(database [==[${CMAKE_BINARY_DIR}]==])\nset(extra_flags [==[${arg_COMPILE_OPTIONS}]==])\nset(sources \"\")\n")
  foreach(target IN LISTS arg_OBJECTS)
    set_property(TARGET ${target} PROPERTY EXPORT_COMPILE_COMMANDS ON)
    string(APPEND text "foreach(file IN ITEMS $<TARGET_PROPERTY:${target},SOURCES>)\n"
      "  cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY [==[$<TARGET_PROPERTY:${target},SOURCE_DIR>]==])\n"
      "  list(APPEND sources \${file})\nendforeach()\n")
  endforeach()
  set(${sources} "${text}" PARENT_SCOPE)
endfunction()

cmake_policy(POP)
