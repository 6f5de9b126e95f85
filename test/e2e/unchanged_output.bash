#!/usr/bin/env bash
# The generator runs again and has nothing new to say: companions keep their time, nothing is compiled, and then there is no work left.
source "$(dirname "$0")/helpers.bash"

start consumer
configure
build
files=(build/dynify/app/stream.dyn.hpp build/clock/companions/clock.dyn.hpp build/dynify/words/words/words.dyn.hpp
  "$(object_of main.cpp)" "$(object_of clock.cpp)" build/app)
remember "${files[@]}"
let_time_pass

build
expect_contains_not build.log "Generating the dynify companions"
expect_untouched "${files[@]}"

find build -name 'companions*.stamp' -delete
build
expect_contains build.log "Generating the dynify companions of app"
expect_untouched "${files[@]}"

build
expect_contains_not build.log "Generating the dynify companions"
[ "$GENERATOR" != Ninja ] || expect_contains build.log "no work to do"
