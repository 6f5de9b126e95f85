#!/usr/bin/env bash
# Frames are measured from the compile that makes the objects: again when the objects change, and only then.
source "$(dirname "$0")/helpers.bash"

start frames
configure ${CXX:+-DCMAKE_CXX_COMPILER="$CXX"}
build
header=build/dynify/app/drivers.frames.hpp
expect_equal "$(build/app)" "6 1"
expect_contains $header '"FileReader::read"'

# Nothing changed: nothing is done.
remember $header "$(object_of main.cpp)" "$(object_of other.cpp)" "$(object_of file_reader.cpp)"
let_time_pass
build
expect_contains_not build.log "Measuring"
expect_untouched $header "$(object_of main.cpp)" "$(object_of file_reader.cpp)"

# The objects change, the sizes do not: measured, not written.
touch drivers/plain.cpp
build
expect_contains build.log "Measuring"
expect_untouched $header "$(object_of main.cpp)"

# Budgets: none yet, then what there is.
budget() { (cd build && ctest --output-on-failure -R '^frames_in_budget$'); }
! budget >budget.log || fail "there is no budget yet"
expect_contains budget.log "make it by '--update-budget'"
build --target frames_in_budget_update
budget >budget.log || { cat budget.log; fail "a new budget is kept"; }

# A frame grows: the header, and who includes it, follow.
let_time_pass
sed -i 's/block\[100\]/block[200]/' drivers/file_reader.cpp
build
expect_rewritten $header "$(object_of main.cpp)"
expect_untouched "$(object_of other.cpp)"
expect_equal "$(build/app)" "6 1"
! budget >budget.log || fail "the budget does not hold any more"
expect_contains budget.log "FileReader::read(std::string, int)"
expect_contains budget.log "frames outgrew"
expect_contains budget.log "cmake --build $PWD/build --target frames_in_budget_update"
sh -c "$(sed -n 's/^ *\(cmake --build .*_update\)$/\1/p' budget.log)" >update.log 2>&1 || { cat update.log; fail "the command that is printed fails"; }
budget >budget.log || { cat budget.log; fail "the command that is printed leaves the budget outgrown"; }

# Other flags may make other frames: sanitizers have a budget of their own. Where there is none, the test is skipped, unless it is required.
configure ${CXX:+-DCMAKE_CXX_COMPILER="$CXX"} "-DCMAKE_CXX_FLAGS=-fsanitize=undefined,address" -DSANITIZE=-fno-sanitize=undefined
build
budget >budget.log || { cat budget.log; fail "a build without a budget is not skipped"; }
expect_contains budget.log "(Skipped)"
(cd build && ctest -V -R '^frames_in_budget$') >verbose.log
expect_contains verbose.log "has no budget for the build"
expect_contains verbose.log "${BUILD_TYPE-Debug} address'"
configure -DREQUIRED=REQUIRED
! budget >budget.log || fail "a required budget is skipped"
expect_contains budget.log "has no budget for the build"
build --target frames_in_budget_update
budget >budget.log || { cat budget.log; fail "a budget for sanitizers is not kept"; }
expect_equal "$(grep -c "${BUILD_TYPE-Debug}" frames.budget.json)" 2
