# The sets of tests, each inside of the next: quick, test, all. docs/contributing.md says what each is for.
#
# A test has the name of the smallest set that holds it as a label. What a set runs is built by its target: tests_quick, tests_test,
# tests_all. `./dev test` builds the target and runs the labels.

set(dynify_test_sets quick test all)

# Puts tests of the current folder into SET, and what they run into what the set builds.
#
#   dynify_test_set(SET [TESTS test...] [TARGETS target...] [LABELS label...])
function(dynify_test_set set)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "TESTS;TARGETS;LABELS")
  if(arg_UNPARSED_ARGUMENTS OR NOT set IN_LIST dynify_test_sets)
    message(FATAL_ERROR "dynify_test_set: '${set}' is no set, or these are no keywords: '${arg_UNPARSED_ARGUMENTS}'")
  endif()
  if(arg_TESTS)
    set_tests_properties(${arg_TESTS} PROPERTIES LABELS "${set};${arg_LABELS}")
  endif()
  set_property(GLOBAL APPEND PROPERTY dynify_targets_of_${set} ${arg_TARGETS})
endfunction()

# Sets OUT to what goes in front of the command of the test NAME, so that it is run again only when its command or one of the inputs,
# files and folders, has changed since it passed. For tests that take seconds, and whose inputs are known to the last.
#
#   dynify_remembered(OUT NAME input...)
function(dynify_remembered out name)
  list(JOIN ARGN ":" inputs)
  set(script ${PROJECT_SOURCE_DIR}/test/remembered.py)
  set(${out} ${dynify_python} -I -S ${script} ${PROJECT_BINARY_DIR}/test/remembered/${name} ${script}:${inputs} PARENT_SCOPE)
endfunction()

# A test that needs what this machine does not have: listed by its name as skipped, with the reason.
function(dynify_skip_test name reason)
  add_test(NAME ${name} COMMAND ${CMAKE_COMMAND} -E echo "skipped: ${reason}")
  dynify_test_set(all TESTS ${name})
  set_tests_properties(${name} PROPERTIES SKIP_REGULAR_EXPRESSION "^skipped: ")
endfunction()

# The targets of the sets. Called once, when every folder has been added.
function(dynify_add_set_targets)
  set(inner "")
  foreach(set IN LISTS dynify_test_sets)
    add_custom_target(tests_${set})
    get_property(targets GLOBAL PROPERTY dynify_targets_of_${set})
    list(REMOVE_DUPLICATES targets)
    if(targets OR inner)
      add_dependencies(tests_${set} ${targets} ${inner})
    endif()
    set(inner tests_${set})
  endforeach()
endfunction()

# The build may not grow unseen: SET takes at most as many steps as BUDGET.
function(dynify_add_step_budget set budget)
  if(CMAKE_GENERATOR MATCHES "Ninja")
    set(test build.the_set_${set}_takes_at_most_${budget}_steps)
    add_test(NAME ${test} COMMAND ${PROJECT_SOURCE_DIR}/test/steps.bash ${CMAKE_MAKE_PROGRAM} ${PROJECT_BINARY_DIR} tests_${set} ${budget})
    dynify_test_set(quick TESTS ${test})
  endif()
endfunction()
