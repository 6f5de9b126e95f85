#!/usr/bin/env bash
# agreement.bash DYNIFY_GEN COMPILERS ARM_GXX|- [--update]: what compilers tell about forty frames against what they ask for at run time.
#
# For each compiler of the colon-separated COMPILERS, natively and for a Cortex-M in QEMU, at -O0 -O1 -O2 -O3 -Os: a size that is told is
# never too small, and less than an alignment too large; GCC's is equal. The matrix of what is told stands in docs/frames.md, which is
# compared, or written by --update.
set -euo pipefail
gen=$(realpath "$1") compilers=${2//:/ } arm_gxx=$3 mode=${4:-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
embedded=$here/../../docs/examples/embedded
page=$here/../../docs/frames.md
levels=(O0 O1 O2 O3 Os)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export LC_ALL=C

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

flags=(-std=c++20 -fno-exceptions -fno-rtti -Wno-psabi)
processor=(-mcpu=cortex-m4 -mthumb -mfloat-abi=soft)
clang_target=(--target=thumbv7em-none-eabi "${processor[@]}" -fshort-enums -nostdinc++)
if [ "$arm_gxx" != - ]; then
  while read -r include; do
    clang_target+=(-isystem "$(realpath "$include")")
  done < <("$arm_gxx" "${processor[@]}" -x c++ -E -v /dev/null 2>&1 | sed -n '/^#include </,/^End/p' | grep '^ ' |
    grep -v '/gcc/[^/]*/[0-9.]*/include')
  sed 's/LENGTH = [0-9]*K/LENGTH = 1M/' "$embedded/image.ld" >image.ld  # unoptimised code is large
  "$arm_gxx" "${processor[@]}" "${flags[@]}" -Os -c "$embedded/startup.cpp" -o startup.o
  "$arm_gxx" "${processor[@]}" "${flags[@]}" -Os -c "$embedded/processor.cpp" -o processor.o
fi

# build COMPILER KIND TARGET LEVEL: leaves agreement.o, what is told beside it, and run.txt, what was asked for.
build() {
  local compiler=$1 kind=$2 target=$3 level=$4 extra=()
  rm -f agreement.* run.txt
  case $kind in
    gcc) extra=(-fdump-lang-class=agreement.class) ;;
    clang) extra=(-fsave-optimization-record -foptimization-record-passes=coro-split) ;;
  esac
  if [ "$target" = x86-64 ]; then
    "$compiler" "${flags[@]}" "${extra[@]}" -"$level" -g -c "$here/agreement.cpp" -o agreement.o
    "$compiler" agreement.o -o agreement.exe
    ./agreement.exe >run.txt
  else
    local arm=("${processor[@]}")
    [ "$kind" = gcc ] || arm=("${clang_target[@]}")
    "$compiler" "${arm[@]}" "${flags[@]}" "${extra[@]}" -"$level" -g -fno-threadsafe-statics -c "$here/agreement.cpp" -o agreement.o
    "$arm_gxx" "${processor[@]}" -nostdlib -Wl,--no-warn-execstack -T image.ld startup.o processor.o agreement.o \
      -lc -lgcc -o agreement.exe
    timeout 60 qemu-system-arm -M mps2-an386 -nographic -monitor none -serial none -semihosting -kernel agreement.exe \
      </dev/null >run.txt 2>&1
  fi
  [ "$(grep -c '^c[0-9][0-9] [0-9]*$' run.txt)" = 40 ] || { cat run.txt >&2; fail "$compiler $target -$level did not run"; }
}

# compare WHAT INPUT MUST_EQUAL: sets `told`: equal, rounded or unknown.
compare() {
  local what=$1 input=$2 must_equal=$3 code=0
  "$gen" frames --format=json "$input" >told.json 2>told.err || code=$?
  if [ $code != 0 ]; then
    # All of them, each by name, or none is claimed.
    [ "$(grep -c 'is unknown$' told.err)" -ge 40 ] && [ ! -s told.json ] || { cat told.err >&2; fail "$what: neither told nor unknown"; }
    told=unknown
    return
  fi
  ! grep -q 'is unknown$' told.err || { cat told.err >&2; fail "$what: some are told, some are unknown"; }
  awk -F'"' '/"align":/ { split($3, n, /[ :,]+/); align = n[2] } /"mangled":/ { name = $4 }
    /"size":/ { split($3, n, /[ :,]+/); print name, n[2], align }' told.json >told.txt
  told=$(awk -v must_equal="$must_equal" '
    NR == FNR { if (match($1, /c[0-4][0-9]_/)) { id = substr($1, RSTART, 3); size[id] = $2; align[id] = $3 } next }
    !($1 in size) { print "wrong: nothing is told of " $1; exit }
    $2 > size[$1] || size[$1] >= $2 + align[$1] || (must_equal && size[$1] != $2) {
      print "wrong: " $1 " asked for " $2 ", told were " size[$1] " aligned to " align[$1]; exit }
    size[$1] != $2 { rounded = 1 }
    END { print rounded ? "rounded" : "equal" }' told.txt run.txt | head -n 1)
  case $told in wrong*) fail "$what: $told" ;; esac
}

# summary FILE: levels by what was told at each.
summary() {
  [ -s "$1" ] || { echo "not offered"; return; }
  local known unknown
  known=$(awk '$2 != "unknown" { printf " -%s", $1 }' "$1")
  unknown=$(awk '$2 == "unknown" { printf " -%s", $1 }' "$1")
  local how=exact
  [ "$kind" = gcc ] || how="rounded up to the alignment"  # which may be none
  [ -n "$known" ] || { echo "unknown"; return; }
  [ -n "$unknown" ] || { echo "$how"; return; }
  echo "$how at${known}; unknown at${unknown}"
}

matrix=matrix.md
{
  echo "| compiler | target | class dump or record | debug information (\`-g\`) |"
  echo "|---|---|---|---|"
} >$matrix

# row COMPILER TARGET
row() {
  local compiler=$1 target=$2 kind=old name version
  version=$("$compiler" --version | sed -n '1s/.* \([0-9][0-9]*\)\.[0-9.]*.*/\1/p')
  case $("$compiler" --version | head -n 1) in
    *clang*) name="clang $version"; [ "$version" -lt 17 ] || kind=clang ;;
    *) name="g++ $version"; kind=gcc ;;
  esac
  : >side
  : >debug
  local level equal=""
  [ $kind != gcc ] || equal=1
  for level in "${levels[@]}"; do
    build "$compiler" $kind "$target" "$level"
    if [ $kind != old ]; then
      local side=agreement.class
      [ $kind = gcc ] || side=agreement.opt.yaml
      compare "$name $target -$level $side" $side "$equal"
      [ "$told" != unknown ] || fail "$name $target -$level: nothing in $side"
      echo "$level $told" >>side
    fi
    compare "$name $target -$level -g" agreement.o "$equal"
    echo "$level $told" >>debug
  done
  echo "| $name | $target | $(summary side) | $(summary debug) |" | tee -a $matrix
}

for compiler in $compilers; do row "$compiler" x86-64; done
if [ "$arm_gxx" != - ]; then
  row "$arm_gxx" Cortex-M4
  for compiler in $compilers; do
    [[ $(basename "$compiler") != *clang* ]] || row "$compiler" Cortex-M4
  done
fi

between='/^<!-- matrix -->$/,/^<!-- end -->$/'
if [ "$mode" = --update ]; then
  sed -i -e "${between}{/^<!-- matrix -->\$/r $matrix
    /^<!-- /!d}" "$page"
else
  # A machine may have fewer compilers than the page.
  while read -r line; do
    grep -qxF -- "$line" "$page" || fail "docs/frames.md does not have this line; ./test/frames/agreement.bash ... --update: $line"
  done <$matrix
fi
