#!/usr/bin/env bash
# Writes every golden anew, for review: test/golden/update.sh [path of dynify-gen]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tool=$(realpath "${1:-$here/../../build/bin/dynify-gen}")
runtime=$here/../../runtime/include

options() { sed -n 's|^// options: ||p' "$1"; }
flags() { sed -n 's|^// flags: ||p' "$1"; }

# Companions are written where no .clang-format is above: they show what the tool lays out itself.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here"/*/ "$work/"
for folder in "$work"/*/; do
  case=$(basename "$folder")
  [[ -f $folder/main.cpp ]] || continue
  cd "$folder"
  for header in *.hpp; do
    # Headers without a trait are there for others to include.
    # shellcheck disable=SC2046  # a list of words
    [[ $header == *.dyn.hpp ]] || "$tool" "$header" $(options "$header") -- "-I$runtime" $(flags "$header")
  done
  cp ./*.dyn.hpp "$here/$case"
done

cd "$here/diagnostics"
for header in *.hpp; do
  flags=$(sed -n 's|^// flags: ||p' "$header")
  # shellcheck disable=SC2046,SC2086  # lists of words
  ("$tool" -o - "$header" $(options "$header") -- "-I$runtime" $flags 2>&1 >/dev/null || true) |
    grep -E '^[^ ].*: (error|note|warning): ' >"${header%.hpp}.txt"
  [[ -f ${header%.hpp}.json ]] || continue
  # shellcheck disable=SC2046,SC2086  # lists of words
  "$tool" --diagnostics=json -o - "$header" $(options "$header") -- "-I$runtime" $flags 2>"${header%.hpp}.json" >/dev/null || true
done
