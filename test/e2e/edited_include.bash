#!/usr/bin/env bash
# A header that a trait's header includes is changed: its companion is written again, the program changes, nothing else is built.
source "$(dirname "$0")/helpers.bash"

start consumer
configure
build
companions=build/dynify/app
remember $companions/stream.dyn.hpp build/clock/companions/clock.dyn.hpp "$(object_of clock.cpp)" "$(object_of main.cpp)"
let_time_pass

sed -i 's/REWIND 0/REWIND 1/' features.hpp
build
expect_equal "$(build/app)" "hello: 17 characters, 20 o'clock, rewinds"
expect_rewritten $companions/stream.dyn.hpp "$(object_of main.cpp)"
expect_untouched build/clock/companions/clock.dyn.hpp "$(object_of clock.cpp)"
expect_contains $companions/stream.dyn.hpp "Back to the first."
