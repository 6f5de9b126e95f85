#!/usr/bin/env bash
# measured.bash DYNIFY_GEN RUNTIME COMPILERS: dynify::measured finds each function among its overloads, with every compiler, and what was
# not measured does not compile; a number that is too small is refused when the frame is made.
set -euo pipefail
gen=$(realpath "$1") runtime=$(realpath "$2") compilers=${3//:/ }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}
warnings=(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
for compiler in $compilers; do
  flags=(-std=c++20 "${warnings[@]}" -I"$runtime" -I"$here" -I.)
  "$compiler" "${flags[@]}" -g -c "$here/measured_objects.cpp" -o objects.o
  "$gen" frames objects.o --format=header -o measured.frames.hpp
  "$compiler" "${flags[@]}" "$here/measured_use.cpp" objects.o -o use
  ./use || fail "$compiler: measured and placed sizes differ"

  # What was not measured.
  ! "$compiler" "${flags[@]}" -DNOT_MEASURED -fsyntax-only "$here/measured_use.cpp" 2>err || fail "$compiler: it compiles"
  grep -q "the frame of this function was not measured: include the header that dynify_measure_frames() writes" err ||
    { cat err >&2; fail "$compiler: the message is another"; }

  # A header that is out of date.
  sed -i -E 's/(my::reader", "\(char\)", \{)[0-9]+/\18/' measured.frames.hpp
  "$compiler" "${flags[@]}" -DSTALE "$here/measured_use.cpp" objects.o -o stale
  ./stale || fail "$compiler: a number that is too small is not refused"
done
