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
for text in '>100,056<' 'c08_huge(int)' '>+56<' '>new<' '>unchanged<' '40 coroutines' '2 new or grown, 1 gone' \
  'block: char[100000]' 'local, 100,000 bytes at ' 'agreement.cpp:'; do
  grep -qF -- "$text" dom.html || fail "'$text' is not in the report"
done
# The largest first.
[ "$(grep -o 'class="name">[^<]*' dom.html | head -n 1)" = 'class="name">c08_huge(int)' ] || fail "the largest is not the first"
# The same without a script: it only adds the search and the order.
sed '/^<script>/,$d' report.html >without_script.html
for text in '>100,056<' 'c08_huge(int)' '>+56<' '40 coroutines' 'block: char[100000]'; do
  grep -qF -- "$text" without_script.html || fail "'$text' is there with JavaScript only"
done
# Nothing is fetched.
! grep -qE '(src|href)=' dom.html || fail "the report is not one file"

# One frame, found by its name: 2048 of its 2104 bytes are a parameter.
browse --dump-dom "file://$work/report.html#c20_big" >dom.html
[ "$(grep -o 'class="frame"[^>]*hidden=""' dom.html | wc -l)" = 39 ] || fail "the search does not hide what does not match"

# expect_sorted COLUMN WHICH FUNCTION: WHICH, `head` or `tail`, is the first or the last.
expect_sorted() {
  browse --dump-dom "file://$work/report.html#sort=$1" >dom.html
  [ "$(grep -o 'class="name">[^<]*' dom.html | "$2" -n 1)" = "class=\"name\">$3" ] || fail "sorted by $1, $3 is not at the $2"
  grep -qE "<th[^>]*aria-sort=\"(as|des)cending\"[^>]*><button[^>]*>$1<" dom.html || fail "the order is not told"
}
expect_sorted function head '(anonymous namespace)::c27_anonymous(std::string)'
expect_sorted change head 'c08_huge(int)'
expect_sorted bytes tail 'c08_huge(int)' # it was by bytes: now the other way round

# Each category has a colour of its own, in light and dark.
for scheme in 1 2; do
  colours=$(grep -o -- '--\(resume-destroy\|promise\|parameter\|local\|awaiter\|temporary\|resume-index\|bookkeeping\|value\|padding\): #[0-9a-f]*' report.html |
    sed -n "$((scheme * 10 - 9)),$((scheme * 10))p" | sed 's/.*#//')
  [ "$(sort -u <<<"$colours" | wc -l)" = 10 ] || fail "two categories have one colour: $colours"
done

# On a telephone nothing sticks out, also with every list of members open.
# shellcheck disable=SC2016  # JavaScript's dollars
sed -e 's/<details>/<details open>/' -e 's|^</body>|<script>document.title = `${document.documentElement.scrollWidth} of ${innerWidth}`</script>&|' \
  report.html >phone.html
cat >telephone.html <<'END'
<iframe src="phone.html" width="420" height="90000" onload="document.title = this.contentDocument.title"></iframe>
END
browse --allow-file-access-from-files --dump-dom "file://$work/telephone.html" >dom.html
grep -qF '<title>420 of 420</title>' dom.html || fail "the report sticks out at 420 pixels: $(grep -o '<title>.*</title>' dom.html)"

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
