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
  _dynify_check_includer(dynify_measure_bound computed)
  _dynify_tell_frames(dynify_measure_bound objects ${arg_OBJECTS})
  _dynify_name_roots(roots sources)
  _dynify_add_sizes_header("${roots}" "${sources}" "Computing the bounds of ${arg_ROOTS}")
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
  _dynify_tell_frames(dynify_add_bound_budget objects ${arg_OBJECTS})
  _dynify_name_roots(roots sources)
  _dynify_add_budget_test("${roots}" "${sources}" FALSE)
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
