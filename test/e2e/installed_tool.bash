#!/usr/bin/env bash
# A project that brings dynify's sources in, on a machine that has the tool and no LLVM: the tool in the PATH is taken, and none is built.
source "$(dirname "$0")/helpers.bash"

start found
hide_llvm=(-DCMAKE_DISABLE_FIND_PACKAGE_LLVM=ON -DCMAKE_DISABLE_FIND_PACKAGE_Clang=ON -DCMAKE_DISABLE_FIND_PACKAGE_fmt=ON)
gen=$DYNIFY_GEN
DYNIFY_GEN=
PATH=$(dirname "$gen"):$PATH configure "${hide_llvm[@]}"
expect_contains configure.log "takes $gen, and builds none"
build
expect_equal "$(build/app)" "8, 4, no clock"

# What the build would make itself is made where that is said, and a tool of another version is not taken.
! (PATH=$(dirname "$gen"):$PATH configure "${hide_llvm[@]}" -DDYNIFY_BUILD_TOOL=ON) >/dev/null || fail "the tool is built without LLVM"
mkdir old
printf '#!/bin/sh\necho dynify-gen 0.1.0\n' >old/dynify-gen
chmod +x old/dynify-gen
rm -r build
! (PATH=$PWD/old:$PATH configure "${hide_llvm[@]}" -DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF) >/dev/null || fail "a tool of another version is taken"
expect_contains configure.log "is of another version than"
