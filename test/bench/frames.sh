#!/usr/bin/env bash
# How long `dynify-gen frames` takes: frames.sh DYNIFY_GEN [LLVM_VERSION] [ROUNDS]
#
# Ten thousand coroutines from a class dump and from an optimisation record, and a thousand from debug information beside
# `llvm-dwarfdump --debug-info` over the same object. Runs alternate; the best of the rounds counts.
set -euo pipefail
tool=$(realpath "$1") version=${2:-19} rounds=${3:-5}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

for i in $(seq 10000); do
  name=_ZN5bench6Reader$(printf 'read%05d' "$i" | wc -c)$(printf 'read%05d' "$i")EiSs
  printf 'Class bench::Reader::read%05d(int, std::string)::%s.Frame\n   size=%d align=8\n   base size=%d base align=8\n\n' \
    "$i" "$name" $((64 + i)) $((64 + i)) >>many.class
  printf -- "--- !Passed\nPass:            coro-split\nName:            CoroSplit\nDebugLoc:        { File: many.cpp, Line: %d, Column: 0 }
Function:        %s\nArgs:\n  - String:          'Split '''\n  - function:        %s\n  - String:          ''' (frame_size='
  - frame_size:      '%d'\n  - String:          ', align='\n  - align:           '8'\n  - String:          ')'\n...\n" \
    "$i" "$name" "$name" $((64 + i)) >>many.opt.yaml
done

{
  echo "#include \"$here/../frames/small_task.hpp\""
  echo '#include <string>'
  for i in $(seq 1000); do
    echo "task read$i(int n, std::string s) { char block[$((i % 64 + 1))]; co_await suspend(); block[0] = 1; co_return; }"
  done
} >many.cpp
clang++-"$version" -std=c++20 -fno-exceptions -g -c many.cpp -o many.o

milliseconds() {
  local start end
  start=$(date +%s%N)
  "$@" >/dev/null
  end=$(date +%s%N)
  echo $(((end - start) / 1000000))
}

# best VARIABLE command...: the least of its value and this run's time.
best() {
  local -n least=$1
  local now
  shift
  now=$(milliseconds "$@")
  if ((now < least)); then least=$now; fi
}

class=999999 record=999999 dwarf=999999 dump=999999
for _ in $(seq "$rounds"); do
  best class "$tool" frames many.class
  best record "$tool" frames many.opt.yaml
  best dwarf "$tool" frames many.o
  best dump "llvm-dwarfdump-$version" --debug-info many.o
done
printf '10,000 coroutines from a class dump         %5d ms\n' "$class"
printf '10,000 coroutines from a record             %5d ms\n' "$record"
printf ' 1,000 coroutines from debug information    %5d ms   llvm-dwarfdump-%s --debug-info %5d ms\n' "$dwarf" "$version" "$dump"
