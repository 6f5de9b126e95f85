#!/usr/bin/env bash
# The tool over classes that were not written to be traits:
#   sweep.sh TOOL "COMPILER..." RUNTIME NAME MINIMUM [FLAGS...]
# Makes a trait of every class that sweep/NAME.txt lists, all in one call over sweep/NAME.hpp. What is refused is counted by its
# reason; the companion must compile, and have the dyns of at least MINIMUM classes where all that are listed are there.
set -euo pipefail
tool=$1 compilers=$2 runtime=$3 name=$4 minimum=$5
shift 5
here=$(cd "$(dirname "$0")/sweep" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

generate() {  # LIST [FLAGS...]
  local classes=() class list=$1
  shift
  while read -r class; do classes+=(--trait "$class"); done <"$list"
  "$tool" "$here/$name.hpp" -o "$work/$name.dyn.hpp" "${classes[@]}" --skip-unsupported -- -std=c++20 -ferror-limit=0 "-I$runtime" "$@" \
    >"$work/said" 2>&1
}

cp "$here/$name.txt" "$work/classes"
code=0
generate "$work/classes" "$@" || code=$?
# Other versions of the headers have other classes.
if sed -n "s/.*there is no class or function '\([^']*\)'.*/\1/p" "$work/said" | sort >"$work/unknown" && [[ -s $work/unknown ]]; then
  grep -vxFf "$work/unknown" "$here/$name.txt" >"$work/classes"
  code=0
  generate "$work/classes" "$@" || code=$?
fi
if [[ $code != 0 ]]; then
  echo "exit code $code:" >&2
  grep -m 20 'error: ' "$work/said" >&2 || true
  exit 1
fi

dyns=$(grep -cE '^class (\[\[.*\]\] )?Dyn\w*( :|$)' "$work/$name.dyn.hpp")
echo "$(wc -l <"$work/classes") classes, $(wc -l <"$work/unknown") not there, $dyns with a dyn; left out, by reason:"
grep -oE 'left out: .* \[[a-z-]+\]$' "$work/said" | sed 's/.*\[\(.*\)\]/\1/' | sort | uniq -c | sort -rn
for compiler in $compilers; do
  "$compiler" -std=c++20 -fsyntax-only -Wno-attributes -Wno-deprecated-declarations "-I$runtime" "$@" -x c++ "$work/$name.dyn.hpp" \
    2>"$work/errors" || { grep -m 20 'error: ' "$work/errors" >&2; exit 1; }
done
# Of fewer classes, fewer have one.
listed=$(wc -l <"$here/$name.txt")
least=$((minimum * $(wc -l <"$work/classes") / listed))
if ((dyns < least)); then
  echo "$dyns classes have a dyn, where $least did" >&2
  exit 1
fi
