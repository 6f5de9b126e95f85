#!/usr/bin/env bash
# run.bash DYNIFY_GEN RUNTIME COMPILER FIRST COUNT FOLDER [FLAG...]: COUNT generated programs, from the seed FIRST on, built as one by
# COMPILER and run: generate.py says what they are. Where one does not compile, each is tried alone, so that its seed is named.
set -euo pipefail
gen=$1 runtime=$2 compiler=$3 first=$4 count=$5 folder=$6
flags=("${@:7}")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

build() {  # FIRST COUNT FOLDER
  local attributes=-Wno-attributes=dynify::
  [[ $(basename "$compiler") != *clang* ]] || attributes=-Wno-unknown-attributes
  "$here/generate.py" "$1" "$2" "$3" &&
    (cd "$3" && "$gen" traits.hpp -- -std=c++20 "-I$runtime" "-I$here") >"$3/said" 2>&1 &&
    "$compiler" -std=c++20 "${flags[@]}" -Wall -Wextra "$attributes" -Werror=return-type "-I$runtime" "-I$here" "-I$3" "$3/main.cpp" \
      -o "$3/program" >>"$3/said" 2>&1
}

mkdir -p "$folder"
folder=$(realpath "$folder")
if build "$first" "$count" "$folder"; then
  exec "$folder/program"
fi
[ "$count" -gt 1 ] || { grep -m 10 -E 'error' "$folder/said" >&2; exit 1; }
wrong=0
for ((seed = first; seed < first + count; ++seed)); do
  if ! build "$seed" 1 "$folder/alone" || ! "$folder/alone/program"; then
    echo "the program of seed $seed: $(grep -m 3 error "$folder/alone/said")" >&2
    wrong=$((wrong + 1))
  fi
done
echo "$count programs, $wrong wrong"
exit 1
