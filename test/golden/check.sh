#!/usr/bin/env bash
# One golden: check.sh generate TOOL RUNTIME CASE   the companion is what the tool writes, byte for byte
#             check.sh generate_text TOOL RUNTIME CASE   the same but for white space, in which versions of libFormat differ
#             check.sh run COMPILER RUNTIME CASE    the companion compiles without a warning, and the program over it runs
#             check.sh diagnose TOOL RUNTIME FILE   the header is refused with these words and exit code 1
# Snippets that the compiler prints below its messages are left out: they differ between versions of LLVM.
set -euo pipefail
mode=$1 program=$2 runtime=$3 target=$4
here=$(cd "$(dirname "$0")" && pwd)

generate() {
  cd "$here/$target"
  local headers=()
  for header in *.hpp; do [[ $header == *.dyn.hpp ]] || headers+=("$header"); done
  if ! "$program" --check "${headers[@]}" -- "-I$runtime"; then
    echo "golden $target differs; if the new text is right: test/golden/update.sh $program" >&2
    exit 1
  fi
}

generate_text() {
  cd "$here/$target"
  for header in *.hpp; do
    [[ $header == *.dyn.hpp ]] && continue
    diff <(tr -d '[:space:]' <"${header%.hpp}.dyn.hpp") \
      <("$program" -o - "$header" -- "-I$runtime" | tr -d '[:space:]')
  done
}

run() {
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  local launcher=()
  if command -v ccache >/dev/null; then launcher=(ccache); fi
  cp "$here/$target"/* "$work/"
  cd "$work"
  "${launcher[@]}" "$program" -std=c++20 -O1 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -Wno-attributes \
    -Wno-unknown-attributes -I"$runtime" -c main.cpp -o main.o
  "$program" main.o -pthread -o main
  ./main
}

diagnose() {
  cd "$here/diagnostics"
  local expected=${target%.hpp}.txt actual code=0 flags
  flags=$(sed -n 's|^// flags: ||p' "$target")
  actual=$("$program" -o - "$target" -- "-I$runtime" $flags 2>&1 >/dev/null) || code=$?
  actual=$(grep -E '^[^ ].*: (error|note|warning): ' <<<"$actual" || true)
  if [[ $code != 1 ]]; then
    echo "$target: exit code $code, not 1" >&2
    exit 1
  fi
  if ! diff -u "$expected" - <<<"$actual"; then
    echo "golden $expected differs; if the new text is right: test/golden/update.sh $program" >&2
    exit 1
  fi
}

"$mode"
