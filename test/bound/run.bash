#!/usr/bin/env bash
# run.bash DYNIFY_GEN RUNTIME COMPILER SEED COUNT LEVEL...: what COUNT generated programs take at most is never above their bound, and equal
# to it where they take every branch. Built by COMPILER at each -O LEVEL.
set -euo pipefail
gen=$(realpath "$1") runtime=$(realpath "$2") compiler=$3 seed=$4 count=$5
shift 5
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 "$here/generate.py" "$seed" "$count" .
"$gen" step.hpp -- -I"$runtime"
roots=()
while read -r name _; do roots+=(--root "$name::root"); done <roots.txt
kind=clang tell=(-fsave-optimization-record -foptimization-record-passes=coro-split)
if ! "$compiler" --version | grep -q clang; then kind=g++ tell=(-fdump-lang-class=programs.class); fi
failed=0 equal=0 compared=0
for level in "$@"; do
  "$compiler" -std=c++20 "$level" "${tell[@]}" -Wno-attributes -I"$runtime" -c programs.cpp -o programs.o 2>warnings.log ||
    { cat warnings.log >&2; exit 1; }
  "$compiler" programs.o -o programs
  ./programs >peaks.txt
  frames=programs.class
  [ $kind = g++ ] || frames=programs.opt.yaml
  # shellcheck disable=SC2094
  "$gen" bound programs.cpp --frames $frames "${roots[@]}" --format=json -- -I"$runtime" >bounds.json
  python3 - bounds.json <<'END' >bounds.txt
import json, sys
for root in json.load(open(sys.argv[1]))["roots"]:
    print(root["root"].split("::")[0], root["bytes"])
END
  while read -r name exactness; do
    bound=$(sed -n "s/^$name //p" bounds.txt) peak=$(sed -n "s/^$name //p" peaks.txt)
    compared=$((compared + 1))
    if [ "$bound" -lt "$peak" ]; then
      echo "FAILED: $compiler $level $name: the peak $peak is above the bound $bound" >&2
      failed=1
    elif [ "$bound" = "$peak" ]; then
      equal=$((equal + 1))
    elif [ "$exactness" = equal ] || [ "$exactness" = $kind ]; then
      echo "FAILED: $compiler $level $name: the bound $bound is above the peak $peak, and every branch was taken" >&2
      failed=1
    fi
  done <roots.txt
done
echo "$compared compared, $equal equal"
[ "$compared" -gt 0 ]
if [ $failed = 1 ] && [ -n "${DYNIFY_KEEP:-}" ]; then cp -r . "$DYNIFY_KEEP"; fi
exit $failed
