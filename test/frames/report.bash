#!/usr/bin/env bash
# report.bash DYNIFY_GEN GXX CHROMIUM PYTHON: the HTML report in a browser, by what stands in it and by its pixels, in light and dark.
set -euo pipefail
gen=$(realpath "$1") gxx=$2 chromium=$3 python=$4
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

browse() {
  timeout 120 "$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" --window-size=1280,1000 "$@" 2>browser.log ||
    { cat browser.log >&2; fail "the browser does not run"; }
}

"$gxx" -std=c++20 -g -fno-exceptions -Wno-psabi -c "$here/agreement.cpp" -o now.o
"$gen" frames now.o --format=json -o before.json 2>warnings.log
sed -i -e '/"size": 100056/s/100056/100000/' -e '/_Z11c01_nothingv/s/c01/c00/' before.json
"$gen" frames now.o --format=html --compare before.json -o report.html 2>warnings.log

# What stands in it.
browse --dump-dom "file://$work/report.html" >dom.html
[ "$(grep -o 'class="frame"' dom.html | wc -l)" = 40 ] || fail "there are not 40 frames"
for text in '100,056 bytes' 'c08_huge(int)' '>+56<' '>new<' '>unchanged<' '40 coroutines' '2 new or grown, 1 gone' \
  'block: char[100000]' 'local, 100,000 bytes at ' 'agreement.cpp:'; do
  grep -qF -- "$text" dom.html || fail "'$text' is not in the report"
done
# The largest first.
[ "$(grep -o 'class="name">[^<]*' dom.html | head -n 1)" = 'class="name">c08_huge(int)' ] || fail "the largest is not the first"
# Nothing is fetched.
! grep -qE '(src|href)=' dom.html || fail "the report is not one file"

# One frame, found by its name: 2048 of its 2104 bytes are a parameter.
browse --dump-dom "file://$work/report.html#c20_big" >dom.html
[ "$(grep -o 'class="frame"[^>]*hidden=""' dom.html | wc -l)" = 39 ] || fail "the search does not hide what does not match"

# pixels NAME COLOUR BACKGROUND flag...: the share of the map, 22 pixels high, that the colour has.
check_pixels() {
  local name=$1 parameter=$2 page=$3
  shift 3
  browse --screenshot="$work/$name.png" "$@" "file://$work/report.html#c20_big"
  "$python" "$here/pixels.py" "$name.png" "$parameter" "$page" >pixels.txt
  local coloured background
  coloured=$(sed -n "s/^$parameter //p" pixels.txt)
  background=$(sed -n "s/^$page //p" pixels.txt)
  [ "$background" -gt 600000 ] || fail "$name: the page has not its colour: $background pixels"
  # The map is about 1100 pixels wide; the legend has a patch of the colour, too.
  local of_map=$((coloured * 2104 / 2048 / 22))
  [ "$of_map" -gt 1060 ] && [ "$of_map" -lt 1130 ] || fail "$name: the map is not to scale: $coloured pixels"
}
check_pixels light 2f6fde fbfbfa
check_pixels dark 5c93f5 16181d --blink-settings=preferredColorScheme=0
if [ -n "${KEEP:-}" ]; then
  browse --screenshot="$KEEP/light.png" "file://$work/report.html"
  browse --screenshot="$KEEP/dark.png" --blink-settings=preferredColorScheme=0 "file://$work/report.html"
fi
