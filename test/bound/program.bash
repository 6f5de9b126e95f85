#!/usr/bin/env bash
# program.bash DYNIFY_GEN RUNTIME COMPILER: the bounds of program.cpp are its peaks; stacks of just these sizes are enough; budgets, and all
# that is written.
set -euo pipefail
gen=$(realpath "$1") runtime=$(realpath "$2") compiler=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/program.cpp "$here"/program.hpp "$here"/sized.cpp "$here"/program_traits.hpp "$work"
cd "$work"

fail() {
  printf 'FAILED: %s: %s\n' "$compiler" "$*" >&2
  cat out err >&2
  exit 1
}
# bound argument...: expects success.
bound() { "$gen" bound program.cpp --frames frames "$@" -- -I"$runtime" >out 2>err || fail "dynify-gen bound $* failed"; }

flags=(-std=c++20 -O2 -Wno-attributes -I"$runtime")
frames=programs.class tell=(-fdump-lang-class=programs.class)
if "$compiler" --version | grep -q clang; then
  frames=program.opt.yaml
  tell=(-Wno-unknown-attributes -fsave-optimization-record -foptimization-record-passes=coro-split)
fi
"$gen" program_traits.hpp -- -I"$runtime"
"$compiler" "${flags[@]}" "${tell[@]}" -c program.cpp -o program.o
mv $frames frames
"$compiler" "${flags[@]}" -DRUN program.cpp -o program 2>warnings.log
./program >peaks.txt

roots=()
while read -r name _; do roots+=(--root "app::$name"); done <peaks.txt
[ ${#roots[@]} -gt 20 ] || fail "program.cpp runs too little"
bound "${roots[@]}" --format=table
while read -r name peak; do
  grep -qE "^ *$peak  app::$name " out || fail "the peak of $name is $peak"
done <peaks.txt

# The sizes in C++.
bound "${roots[@]}" --format=header -o program.bounds.hpp
"$compiler" "${flags[@]}" sized.cpp program.o -o sized
./sized || fail "the stacks are too small"

# Text, JSON, HTML.
bound --root app::middle
grep -qE '^app::middle: [0-9]+ bytes$' out || fail "the tree has no head"
grep -qE '^ *[0-9]+    app::leaf  program.cpp:[0-9]+$' out || fail "the tree has no leaf"
bound --root app::middle --format=json
python3 -c 'import json, sys; root = json.load(open("out"))["roots"][0]; assert root["bytes"] == sum(f["bytes"] for f in root["frames"]) > 0'
bound --root app::middle --format=html -o report.html
grep -q 'class="bar" style="width: ' report.html || fail "nothing in the report is to scale"

# A budget.
bound --root app::middle --budget budget.json --update-budget --build here
bound --root app::middle --budget budget.json --build here
sed -E 's/"size": [0-9]+/"size": 8/' budget.json >small.json
code=0
"$gen" bound program.cpp --frames frames --root app::middle --budget small.json --build here -- -I"$runtime" >out 2>err || code=$?
[ $code = 1 ] || fail "a budget that is outgrown gives $code"
grep -q "app::middle" out || fail "nothing says what outgrew the budget"
