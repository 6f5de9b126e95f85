#!/usr/bin/env bash
# The generator reads headers with the flags of their target, whatever they come from, and after what the headers include is made.
source "$(dirname "$0")/helpers.bash"

start flags
configure -DCMAKE_CXX_FLAGS=-DOF_PROJECT
build
build/app
build/second
