#!/usr/bin/env bash
# The Makefile that the documentation shows: the generator runs when a header that it reads changes, once, and then not again.
source "$(dirname "$0")/helpers.bash"

rm -rf work
cp -r "$DYNIFY_SOURCE/docs/examples/stream" work
cd work
gen=$(realpath "$DYNIFY_GEN")
# What make says is in build.log.
build() {
  make "DYNIFY_GEN=$gen" "RUNTIME=$DYNIFY_SOURCE/runtime/include" "CXX=${CXX:-c++}" >build.log 2>&1 ||
    { cat build.log && fail "it does not build"; }
}
# expect_runs NUMBER: of the generator, in the last build.
expect_runs() { expect_equal "$(grep -c -- '--touch' build.log || true)" "$1"; }

build
expect_runs 1
expect_equal "$(./app)" "5 characters"
build
expect_runs 0
expect_contains build.log "up to date"

# A header is touched, that of the trait or one that it includes, and the companion stays as it is.
echo '#pragma once' >words.hpp
sed -i 's/^#pragma once/&\n#include "words.hpp"/' stream.hpp
let_time_pass
build
expect_runs 1
before=$(cat stream.dyn.hpp)
for touched in stream.hpp words.hpp; do
  let_time_pass
  touch $touched
  build
  expect_runs 1
  expect_equal "$(cat stream.dyn.hpp)" "$before"
  build
  expect_runs 0
  expect_contains build.log "up to date"
done

# A header that is gone stops nothing.
sed -i '/words.hpp/d' stream.hpp
rm words.hpp
let_time_pass
build
expect_runs 1
expect_equal "$(./app)" "5 characters"
