#!/usr/bin/env bash
# kills.bash DYNIFY_GEN RUNTIME GOLDENS COUNT: ends the tool COUNT times in the middle of its work. Each companion is then whole or not
# there, and the next run that ends by itself leaves nothing behind of those that did not.
set -euo pipefail
gen=$1 runtime=$2 goldens=$3 count=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
headers=("$goldens"/{T05_statics,T07_defaults,T09_templates,T12_operators}/*.hpp)
for i in "${!headers[@]}"; do [[ ${headers[i]} != *.dyn.hpp ]] || unset "headers[$i]"; done

# Called in the background, the tool takes the place of the shell that would wait for it.
generate() { exec "$gen" "${headers[@]}" --out-dir "$1" -- -std=c++20 "-I$runtime" >"$work/said" 2>&1; }
(generate "$work/whole")
SECONDS=0
(generate "$work/whole")
longest=$((SECONDS * 1000 + 600))

killed=0
for ((i = 0; i < count; ++i)); do
  generate "$work/out" &
  sleep "$(printf '0.%03d' $((RANDOM % (longest > 999 ? 999 : longest))))"
  if kill -9 $! 2>/dev/null; then killed=$((killed + 1)); fi
  wait $! 2>/dev/null || true
  while read -r file; do
    cmp -s "$work/out/$file" "$work/whole/$file" || { echo "kill $i: $file is not whole" >&2; exit 1; }
  done < <(cd "$work/out" 2>/dev/null && find . -name '*.dyn.hpp')
  [ $((i % 3)) != 0 ] || rm -rf "$work/out"
done
(generate "$work/out")
diff -r "$work/whole" "$work/out"
echo "$killed of $count runs were killed"
[ $killed -gt $((count / 4)) ]
