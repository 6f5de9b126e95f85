#!/usr/bin/env bash
# A trait's header is touched and says the same: its companion keeps its time, and what does not include the header is not built.
source "$(dirname "$0")/helpers.bash"

start consumer
configure
build
files=(build/dynify/app/stream.dyn.hpp build/clock/companions/clock.dyn.hpp "$(object_of clock.cpp)")
remember "${files[@]}"
let_time_pass

touch features.hpp stream.hpp
build
expect_contains build.log "Generating the dynify companions of app"
expect_contains_not build.log "Generating the dynify companions of clock"
expect_untouched "${files[@]}"
build
expect_contains_not build.log "Generating the dynify companions"

# An include that is gone is no reason to stop.
sed -i 's/STREAM_CAN_REWIND/0/; /features.hpp/d' stream.hpp
rm features.hpp
build
expect_equal "$(build/app)" "hello: 17 characters, 20 o'clock, goes forward only"
build
expect_contains_not build.log "Generating the dynify companions"
