#!/usr/bin/env bash
# One golden: check.sh generate TOOL RUNTIME CASE   the companion is what the tool writes, byte for byte
#             check.sh generate_text TOOL RUNTIME CASE   the same but for white space, in which versions of libFormat differ
#             check.sh lay_out TOOL RUNTIME all     without a .clang-format every companion is the committed one but for white space, and
#                                                   so are those of the cases in run/, whose text is not committed
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

# What is longer has no place to be broken at.
has_long_lines() {
  local long
  long=$(grep -nE '^.{101,}$' "$1" | grep -vE '^[0-9]+:(#| *"|[^ ]*$)' || true)
  [[ -n $long ]] || return 1
  echo "$1 has lines that are too long:"$'\n'"$long" >&2
}

lay_out() {
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  cp -r "$here"/*/ "$work/"
  local golden header formatted failures=0
  for golden in "$work"/*/main.cpp; do
    cd "$(dirname "$golden")"
    # shellcheck disable=SC2046  # lists of words
    "$program" $(headers) $(options $(headers)) -- "-I$runtime" $(flags $(headers))
    for header in *.dyn.hpp; do
      diff <(words <"$here/$(basename "$PWD")/$header") <(words <"$header") || failures=1
      ! has_long_lines "$PWD/$header" || failures=1
    done
  done
  for header in "$work"/run/*/[A-Z][0-9][0-9]_*.hpp; do
    [[ $header != *_runs.hpp ]] || continue
    cd "$(dirname "$header")"
    header=$(basename "$header")
    formatted=$here/run/$(basename "$PWD")/$header
    # shellcheck disable=SC2046  # lists of words
    "$program" "$header" $(options "$header") -- "-I$runtime"
    # shellcheck disable=SC2046  # lists of words
    diff <("$program" -o - "$formatted" $(options "$formatted") -- "-I$runtime" | words) <(words <"${header%.hpp}.dyn.hpp") || failures=1
    ! has_long_lines "$PWD/${header%.hpp}.dyn.hpp" || failures=1
  done
  return $failures
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
