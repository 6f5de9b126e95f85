#!/usr/bin/env bash
# headers_alone.bash NAME:NAME... COMPILER FLAG...: each header compiles without a word as the only one of a source, included twice, so
# that one without a guard is found too.
set -euo pipefail
names=$1
shift
export compiler="$*"
check() {
  # shellcheck disable=SC2086  # a list of words
  printf '#include <%s>\n' "$1" "$1" | $compiler -fsyntax-only -x c++ - || { echo "FAILED: $1" && exit 1; }
}
export -f check
tr ':' '\n' <<<"$names" | xargs -P 2 -I{} bash -c 'check {}'
