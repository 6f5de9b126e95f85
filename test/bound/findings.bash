#!/usr/bin/env bash
# findings.bash DYNIFY_GEN RUNTIME GXX: what cannot be bounded is an error at its token, with the name of its page, and there is no number;
# where `[[dynify::bound(n)]]` stands in its line's place, there is one.
set -euo pipefail
gen=$(realpath "$1") runtime=$(realpath "$2") gxx=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/findings/* "$work"
cd "$work"

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  cat out err >&2
  exit 1
}

"$gen" source.hpp -- -I"$runtime"
count=0
for source in bound-*.cpp; do
  rule=${source%.cpp}
  "$gxx" -std=c++20 -I"$runtime" -Wno-attributes -fdump-lang-class="$rule.class" -fsyntax-only "$source"
  [ "$rule" != bound-frame ] || echo '{"frames": []}' >"$rule.class"
  code=0
  "$gen" bound "$source" --root root --frames "$rule.class" -- -I"$runtime" >out 2>err || code=$?
  [ $code = 1 ] || fail "$rule: exit code $code"
  grep -qE "^$source:[0-9]+:[0-9]+: error: .* \[$rule\]$" err || fail "$rule is not told"
  grep -q "^$source:[0-9]*:[0-9]*: note: " err || fail "$rule: nobody says what to do"
  [ "$(cat out)" = "root: no bound" ] || fail "$rule: something else is printed"
  code=0
  "$gen" bound "$source" --root root --frames "$rule.class" --format=header -o none.hpp -- -I"$runtime" >out 2>err || code=$?
  [ $code = 1 ] && [ ! -e none.hpp ] || fail "$rule: there is a header"
  "$gen" explain "$rule" >out || fail "$rule has no page"
  "$gen" bound "$source" --root root --frames "$rule.class" --diagnostics=json -- -I"$runtime" >out 2>err || true
  grep -q "\"rule\": *\"$rule\"" err || fail "$rule is not in the JSON"
  count=$((count + 1))
done
[ $count = 11 ] || fail "there are $count"

# marked RULE LINE MARK: with MARK in front of LINE there is a bound.
marked() {
  sed "s/$2/$3 &/" "bound-$1.cpp" >"marked-$1.cpp"
  ! cmp -s "marked-$1.cpp" "bound-$1.cpp" || fail "$1: nothing is marked"
  "$gen" bound "marked-$1.cpp" --root root --frames "bound-$1.class" -- -I"$runtime" >out 2>err || fail "$1 is not bounded"
  grep -qE '^root: [1-9][0-9]* bytes$' out || fail "$1: no number"
}
marked recursion 'dynify::task<int> root' '[[dynify::bound(8)]]'
marked kept 'for (int i' '[[dynify::bound(8)]]'
marked body 'co_return co_await elsewhere' '[[dynify::bound(256)]]'
marked callee 'co_return co_await step' '[[dynify::bound(256)]]'
marked escape 'waiting.push_back' '[[dynify::bound(256)]]'
marked implementor 'co_return co_await source' '[[dynify::bound(256)]]'
marked object 'auto object' '[[dynify::bound(64)]]'
