#!/usr/bin/env bash
# Bounds are computed when the objects change, and only then; a budget holds them; what has no bound fails the build at its token.
source "$(dirname "$0")/helpers.bash"

start bound
configure ${CXX:+-DCMAKE_CXX_COMPILER="$CXX"}
build
header=build/dynify/app/app.bounds.hpp
expect_equal "$(build/app)" "3 1"
expect_contains $header '"app::main_task"'

# Nothing changed: nothing is done.
remember $header "$(object_of main.cpp)" "$(object_of other.cpp)"
let_time_pass
build
expect_contains_not build.log "Computing"
expect_untouched $header "$(object_of main.cpp)"

# The objects change, the bound does not: computed, not written.
touch tasks/measure.cpp
build
expect_contains build.log "Computing"
expect_untouched $header "$(object_of main.cpp)"

budget() { (cd build && ctest --output-on-failure -R '^bound_in_budget$'); }
! budget >budget.log || fail "there is no budget yet"
build --target bound_in_budget_update
budget >budget.log || { cat budget.log; fail "a new budget is kept"; }

# A call more: the header, and who includes it, follow.
let_time_pass
sed -i 's/co_return co_await read(s, n);/auto t = read(s, n); co_await read(s, n); co_return co_await static_cast<dynify::task<int>\&\&>(t);/' tasks/measure.cpp
build
expect_rewritten $header "$(object_of main.cpp)"
expect_untouched "$(object_of other.cpp)"
expect_equal "$(build/app)" "3 1"
! budget >budget.log || fail "the budget does not hold any more"
expect_contains budget.log "app::main_task"
expect_contains budget.log "bounds outgrew"
expect_contains budget.log "cmake --build $PWD/build --target bound_in_budget_update"

# What has no bound.
echo 'dynify::task<int> deep(dynify::frame_stack_ref s, int n) { co_return n == 0 ? 0 : co_await deep(s, n - 1); }' >>tasks/main_task.cpp
sed -i 's/  co_return sum;/  co_return sum + co_await deep(s, 0);/; s/^dynify::task<int> app/dynify::task<int> deep(dynify::frame_stack_ref s, int n);\n&/' tasks/main_task.cpp
! cmake --build build >build.log 2>&1 || fail "a recursion that nobody bounds is built"
expect_contains build.log "[bound-recursion]"
sed -i 's/^dynify::task<int> deep/[[dynify::bound(1)]] &/' tasks/main_task.cpp
build
expect_equal "$(build/app)" "3 1"
