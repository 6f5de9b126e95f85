#!/usr/bin/env bash
# Writes every golden anew, for review: test/golden/update.sh [path of dynify-gen]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tool=$(realpath "${1:-$here/../../build/bin/dynify-gen}")
runtime=$here/../../runtime/include

for folder in "$here"/*/; do
  [[ $(basename "$folder") == diagnostics ]] && continue
  cd "$folder"
  for header in *.hpp; do
    [[ $header == *.dyn.hpp ]] || "$tool" "$header" -- "-I$runtime"
  done
done

cd "$here/diagnostics"
for header in *.hpp; do
  flags=$(sed -n 's|^// flags: ||p' "$header")
  ("$tool" -o - "$header" -- "-I$runtime" $flags 2>&1 >/dev/null || true) |
    grep -E '^[^ ].*: (error|note|warning): ' >"${header%.hpp}.txt"
done
