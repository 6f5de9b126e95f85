#!/usr/bin/env bash
# A project that uses traits builds from nothing, without a warning, and the program does what it should.
source "$(dirname "$0")/helpers.bash"

start consumer
configure "-DCMAKE_CXX_FLAGS=-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror"
build
expect_contains_not build.log warning
expect_equal "$(build/app)" "hello: 17 characters, 20 o'clock, goes forward only"
