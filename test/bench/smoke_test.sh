#!/usr/bin/env bash
# The whole way from programs to a page, as short as it goes: smoke_test.sh BIN RESULTS
#
# Every table that docs/performance.md has of calls must come out, and no cell of it that is filled there may be empty.
set -euo pipefail
bin=$1 results=$2
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$results"
"$here/calls.py" "$bin" "$results" calls-gcc "any compiler" --repetitions 1 --seconds 0.0001
tables=$(grep -oh '<!-- BEGIN calls-gcc/[^ ]* -->' "$here/../../docs/performance.md")
page=$results/page.md
while read -r begin; do
  printf '%s\n%s\n' "$begin" "${begin/BEGIN/END}"
done <<<"$tables" >"$page"
"$here/report.py" "$results" "$page"
grep -q '^| in | [0-9.]* | [0-9.]* | [0-9.]* | [0-9.]* | [0-9]* | [0-9]* | 0 | 0 |$' "$page"
grep -q '^| virtual + heap | [0-9.]* | [0-9.]* | [0-9.]* | 1 | [0-9]* | [0-9]* | 1 | [0-9]* |$' "$page"
