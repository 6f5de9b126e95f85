#!/usr/bin/env bash
# hostile.bash MUTATIONS GXX CLANGXX: damaged and cut off inputs of every kind, made of real ones.
set -euo pipefail
mutations=$(realpath "$1") gxx=$2 clangxx=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

flags=(-std=c++20 -fno-exceptions -g)
cat >small.cpp <<END
#include "$here/small_task.hpp"
task one(int n) { char block[100]; co_await suspend(); co_return; }
task two(int n) { co_await suspend(); co_return; }
END
"$gxx" "${flags[@]}" -fdump-lang-class=gcc.class -c small.cpp -o gcc.o
"$gxx" "${flags[@]}" -gz -c small.cpp -o compressed.o
"$gxx" "${flags[@]}" -gsplit-dwarf -c small.cpp -o split.o
"$clangxx" "${flags[@]}" -fsave-optimization-record -foptimization-record-passes=coro-split -c small.cpp -o clang.o
"$clangxx" "${flags[@]}" -fdebug-types-section -gdwarf-4 -c small.cpp -o types.o
ar rc both.a gcc.o clang.o
ulimit -v 8000000
# A program for each file: where LLVM had to be stopped, what it held stays allocated until the program ends.
for file in gcc.o compressed.o split.dwo clang.o types.o both.a gcc.class clang.opt.yaml; do
  "$mutations" $file 2>stderr.log || { echo "FAILED: $file" >&2; tail -n 20 stderr.log >&2; exit 1; }
done
