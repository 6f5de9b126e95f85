#!/usr/bin/env bash
# One golden: check.sh generate TOOL RUNTIME CASE   the companion is what the tool writes, byte for byte
#             check.sh generate_text TOOL RUNTIME CASE   the same but for white space, in which versions of libFormat differ
#             check.sh lay_out TOOL RUNTIME all     without a .clang-format every companion is the committed one but for white space
#             check.sh run COMPILER RUNTIME CASE    the companion compiles without a warning, and the program over it runs
#             check.sh diagnose TOOL RUNTIME FILE   the header is refused with these words and exit code 1
# Snippets that the compiler prints below its messages are left out: they differ between versions of LLVM.
set -euo pipefail
mode=$1 program=$2 runtime=$3 target=$4
here=$(cd "$(dirname "$0")" && pwd)

# Traits whose headers need more options say so in a line of their own: `// options: --trait vendor::Client`.
options() { sed -n 's|^// options: ||p' "$@"; }
# The same for flags of the compiler: `// flags: -std=c++2b`.
flags() { sed -n 's|^// flags: ||p' "$@"; }

# The headers of the golden: what its companions are made from.
headers() {
  local header
  for header in *.dyn.hpp; do echo "${header%.dyn.hpp}.hpp"; done
}

generate() {
  cd "$here/$target"
  # shellcheck disable=SC2046  # lists of words
  if ! "$program" --check $(headers) $(options $(headers)) -- "-I$runtime" $(flags $(headers)); then
    echo "golden $target differs; if the new text is right: test/golden/update.sh $program" >&2
    exit 1
  fi
}

generate_text() {
  cd "$here/$target"
  local header
  for header in $(headers); do
    # shellcheck disable=SC2046  # a list of words
    diff <(tr -d '[:space:]' <"${header%.hpp}.dyn.hpp") \
      <("$program" -o - "$header" $(options "$header") -- "-I$runtime" $(flags "$header") | tr -d '[:space:]')
  done
}

# Without white space, and as if no comment and no string literal were continued in another line.
words() { tr -d '[:space:]' | sed 's|//*||g; s|""||g'; }

lay_out() {
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  cp -r "$here"/*/ "$work/"
  local golden header long failures=0
  for golden in "$work"/*/main.cpp; do
    cd "$(dirname "$golden")"
    # shellcheck disable=SC2046  # lists of words
    "$program" $(headers) $(options $(headers)) -- "-I$runtime" $(flags $(headers))
    for header in *.dyn.hpp; do
      diff <(words <"$here/$(basename "$PWD")/$header") <(words <"$header") || failures=1
      # What is longer has no place to be broken at.
      long=$(grep -nE '^.{101,}$' "$header" | grep -vE '^[0-9]+:(#| *"|[^ ]*$)' || true)
      [[ -z $long ]] || { echo "$PWD/$header has lines that are too long:"$'\n'"$long" >&2; failures=1; }
    done
  done
  return $failures
}

run() {
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  local launcher=()
  if command -v ccache >/dev/null; then launcher=(ccache); fi
  cp "$here/$target"/* "$work/"
  cd "$work"
  local own unknown=-Wno-unknown-attributes
  case $("$program" --version) in *clang*) ;; *) unknown=-Wno-attributes=dynify:: ;; esac
  # shellcheck disable=SC2046  # a list of words
  own=$(flags $(headers))
  if [[ $own == *c++2b* ]] && ! "$program" -std=c++2b -dM -E -x c++ /dev/null 2>/dev/null | grep -q __cpp_static_call_operator; then
    echo "$program has no static operators"
    exit 77
  fi
  # shellcheck disable=SC2086  # a list of words
  "${launcher[@]}" "$program" -std=c++20 $own -O1 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror \
    "$unknown" -I"$runtime" -c main.cpp -o main.o
  "$program" main.o -pthread -o main
  ./main
}

diagnose() {
  cd "$here/diagnostics"
  local expected=${target%.hpp}.txt actual code=0 flags
  flags=$(sed -n 's|^// flags: ||p' "$target")
  # shellcheck disable=SC2046,SC2086  # lists of words
  actual=$("$program" -o - "$target" $(options "$target") -- "-I$runtime" $flags 2>&1 >/dev/null) || code=$?
  actual=$(grep -E '^[^ ].*: (error|note|warning): ' <<<"$actual" || true)
  if [[ $code != 1 ]]; then
    echo "$target: exit code $code, not 1" >&2
    exit 1
  fi
  if ! diff -u "$expected" - <<<"$actual"; then
    echo "golden $expected differs; if the new text is right: test/golden/update.sh $program" >&2
    exit 1
  fi
  # With fixes, as programs read them.
  expected=${target%.hpp}.json
  [[ -f $expected ]] || return 0
  # shellcheck disable=SC2046,SC2086  # lists of words
  actual=$("$program" --diagnostics=json -o - "$target" $(options "$target") -- "-I$runtime" $flags 2>&1 >/dev/null || true)
  if ! diff -u "$expected" - <<<"$actual"; then
    echo "golden $expected differs; if the new text is right: test/golden/update.sh $program" >&2
    exit 1
  fi
}

"$mode"
