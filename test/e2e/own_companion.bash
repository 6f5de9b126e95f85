#!/usr/bin/env bash
# Headers that include their own companion build from nothing, and nothing is built twice.
source "$(dirname "$0")/helpers.bash"

start own_companion
configure "-DCMAKE_CXX_FLAGS=-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror"
# As where the tool is built along: no companion is there yet.
rm -r build/app_build/dynify
build
expect_equal "$(build/app)" 16

companions=(build/app_build/dynify/app/stream.dyn.hpp build/app_build/dynify/app/filter.dyn.hpp)
remember "${companions[@]}" build/app
build
expect_untouched "${companions[@]}" build/app

let_time_pass
sed -i 's/task<int> next(int below = largest)/task<int> next(int below = largest + 1)/' app/stream.hpp
build
expect_rewritten build/app_build/dynify/app/stream.dyn.hpp
expect_untouched build/app_build/dynify/app/filter.dyn.hpp
expect_equal "$(build/app)" 18
