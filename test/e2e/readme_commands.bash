#!/usr/bin/env bash
# The command lines of the README and the guide, run by a newcomer: in an empty folder, with the installed tool on the path and nothing else.
source "$(dirname "$0")/helpers.bash"

rm -rf work && mkdir work && cd work
PATH=$DYNIFY_PREFIX/bin:$PATH

# The example of a page that is quoted from this file.
take() {
  grep -qF "<!-- from docs/examples/stream/$2 -->" "$DYNIFY_SOURCE/$1" || fail "$1 does not quote $2"
  cp "$DYNIFY_SOURCE/docs/examples/stream/$2" .
}

for page in README.md docs/guide/first-steps.md; do
  rm -f ./*
  take "$page" stream.hpp
  take "$page" main.cpp
  cp "$DYNIFY_SOURCE/docs/examples/stream/from_string.hpp" .
  # Every call of the tool that the page writes.
  mapfile -t commands < <(grep -oE '`dynify-gen [a-z.]*hpp[^`]*`' "$DYNIFY_SOURCE/$page" | tr -d '`' | sort -u)
  expect_equal "${commands[*]}" "dynify-gen stream.hpp"
  eval "${commands[0]}"
  "${CXX:-c++}" -std=c++20 -w "-I$DYNIFY_PREFIX/include" main.cpp -o count
  expect_equal "$(./count)" "5 characters"
done

# The headers beside the tool are the last that are looked for: those that are named, or stand in an environment, go before them.
mkdir -p mine/dynify
echo '#error "mine"' >mine/dynify/task.hpp
! dynify-gen -o - stream.hpp -- -Imine >said.txt 2>&1 || fail "the tool's own headers go before those that were named"
expect_contains said.txt mine
! CPLUS_INCLUDE_PATH=$PWD/mine dynify-gen -o - stream.hpp >said.txt 2>&1 || fail "the tool's own headers go before those of the environment"
expect_contains said.txt mine
