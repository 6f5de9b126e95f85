# Tests that configure and build a user's project: scripts, each run in a folder of its own, that share test/e2e/helpers.bash.

set(dynify_test_prefix ${PROJECT_BINARY_DIR}/test/prefix)

# dynify_add_e2e_test(SET NAME SCRIPT.bash [VARIABLE=value...]): SCRIPT in the current source folder; helpers.bash tells the variables.
function(dynify_add_e2e_test set name script)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${name})
  file(MAKE_DIRECTORY ${folder})
  set(variables DYNIFY_FROM=installed GENERATOR=Ninja ${ARGN}
    DYNIFY_SOURCE=${PROJECT_SOURCE_DIR} DYNIFY_PREFIX=${dynify_test_prefix} DYNIFY_GEN=$<TARGET_FILE:dynify-gen>
    LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER})
  dynify_remembered(remembered ${name} ${CMAKE_CURRENT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/test/e2e $<TARGET_FILE:dynify-gen>
    ${PROJECT_SOURCE_DIR}/CMakeLists.txt ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/cmake ${PROJECT_SOURCE_DIR}/runtime ${PROJECT_SOURCE_DIR}/tool)
  # The variables are part of the command, so that other values run the test again.
  add_test(NAME ${name} COMMAND ${remembered} ${CMAKE_COMMAND} -E env ${variables} bash ${CMAKE_CURRENT_SOURCE_DIR}/${script}
    WORKING_DIRECTORY ${folder})
  dynify_test_set(${set} TESTS ${name} TARGETS dynify-gen LABELS e2e)
  set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED installed TIMEOUT 1500)
endfunction()
