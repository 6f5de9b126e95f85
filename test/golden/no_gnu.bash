#!/usr/bin/env bash
# no_gnu.bash CLANG RUNTIME GOLDENS: what a compiler that is neither GCC nor Clang reads of a companion holds no word of GNU's
# language. The text of companions is for every compiler; which compilers run them is the runtime's affair.
set -euo pipefail
clang=$1 runtime=$2 goldens=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Nothing of the standard library counts here: there are empty files in its place.
for header in concepts coroutine cstddef cstdint cstdio cstdlib exception memory new type_traits utility; do : >"$work/$header"; done

# All companions, one behind the other, without traits and other companions, and with their names in the markers of lines.
companions=("$goldens"/*/*.dyn.hpp)
for companion in "${companions[@]}"; do
  printf '#line 1 "%s"\n' "$companion"
  sed 's/^#pragma once$//; s/^#include ".*//' "$companion"
done >"$work/companions.cpp"
"$clang" -E -std=c++23 -U__clang__ -U__GNUC__ -D_MSC_VER=1940 -nostdinc -nostdinc++ -isystem "$work" -I"$runtime" \
  "$work/companions.cpp" >"$work/preprocessed"

awk '/^# [0-9]+ "/ { file = $3; own = file ~ /\.dyn\.hpp"$/; if (own && !(file in seen)) { seen[file]; ++read } next }
     own && /__attribute__|__asm__|__builtin_|__extension__|__PRETTY_FUNCTION__|__typeof/ { print file ": of GNU: " $0; wrong = 1 }
     END { print read " companions"; exit wrong || read < '${#companions[@]}' }' "$work/preprocessed"
