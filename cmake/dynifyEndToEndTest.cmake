# Tests that configure and build a user's project: scripts, each run in a folder of its own, that share test/e2e/helpers.bash.

set(dynify_test_prefix ${PROJECT_BINARY_DIR}/test/prefix)

# dynify_add_e2e_test(NAME SCRIPT.bash [quick] [VARIABLE=value...]): SCRIPT in the current source folder; helpers.bash tells the variables.
function(dynify_add_e2e_test name script)
  set(label slow)
  if("quick" IN_LIST ARGN)
    list(REMOVE_ITEM ARGN quick)
    set(label "")
  endif()
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${name})
  file(MAKE_DIRECTORY ${folder})
  set(environment DYNIFY_FROM=installed GENERATOR=Ninja ${ARGN}
    DYNIFY_SOURCE=${PROJECT_SOURCE_DIR} DYNIFY_PREFIX=${dynify_test_prefix} DYNIFY_GEN=$<TARGET_FILE:dynify-gen>
    LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER})
  add_test(NAME ${name} COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/${script} WORKING_DIRECTORY ${folder})
  set_tests_properties(${name} PROPERTIES
    LABELS "e2e;${label}" ENVIRONMENT "${environment}" FIXTURES_REQUIRED installed TIMEOUT 1500)
endfunction()
