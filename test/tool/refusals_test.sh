#!/usr/bin/env bash
# Every refusal of the generator has a golden of its words and a page that explains it.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
missing=0 count=0
for id in $(tr '\n' ' ' <"$top/tool/diagnose/diagnostics.hpp" | grep -oE 'Refusal [A-Za-z]+\{ *"[a-z-]+"' | sed 's/.*"\(.*\)"/\1/'); do
  count=$((count + 1))
  for file in "test/golden/diagnostics/$id.hpp" "test/golden/diagnostics/$id.txt" "docs/errors/$id.md"; do
    [[ -s $top/$file ]] || { echo "missing: $file" >&2; missing=1; }
  done
  grep -qF "[$id]" "$top/test/golden/diagnostics/$id.txt" || { echo "not shown in its golden: $id" >&2; missing=1; }
done
echo "$count refusals"
[[ $missing == 0 && $count -gt 30 ]]
