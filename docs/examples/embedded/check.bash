#!/usr/bin/env bash
# check.bash IMAGE [MACHINE [EXPECTED [OTHER]]]: there is no heap in the image, and it prints on MACHINE, one of QEMU's, by default a
# Cortex-M4, what the lines of the file EXPECTED are regular expressions for, by default those of `expected` beside this script. It
# takes no more RAM than the image OTHER. Frames take no more than the bound that is printed beside their peak.
set -euo pipefail
image=$1 machine=${2:-mps2-an386} expected=${3:-$(dirname "${BASH_SOURCE[0]}")/expected} other=${4:-}

symbols=$(arm-none-eabi-nm "$image")
grep -q ' run_program\| _Z11run_programv' <<<"$symbols" || { echo "$image has no symbols to look at" >&2; exit 1; }
# malloc and its family, operator new and delete of every form, and what newlib asks for memory. Not placement new and delete, which
# are functions of their own at -O0, and allocate nothing.
if found=$(grep -vE ' (_Zn[wa]jPv|_Zd[la]PvS_)$' <<<"$symbols" |
  grep -E ' (_?(malloc|free|calloc|realloc|sbrk)(_r)?|_Zn[wa].*|_Zd[la].*|__cxa_.*exception.*)$'); then
  printf '%s has a heap in it:\n%s\n' "$image" "$found" >&2
  exit 1
fi

# Semihosting prints on standard error. Time goes by instructions (2^5 ns each, about what these processors take), so that interrupts
# come at the same places in every run, however busy this machine is: the RAM of the stack depends on them.
run() {
  timeout 60 qemu-system-arm -M "$machine" -icount shift=5 -nographic -monitor none -serial none -semihosting -kernel "$1" </dev/null 2>&1
}
ram() {
  sed -nE 's/.*static RAM: ([0-9]+) bytes, stack: ([0-9]+) bytes$/\1 + \2/p'
}

output=$(run "$image")
printf '%s\n' "$output"
arm-none-eabi-size "$image"
while read -r line; do
  grep -qE -- "$line" <<<"$output" || { printf 'no line is like %s\n' "$line" >&2; exit 1; }
done <"$expected"

while read -r peak bound; do
  ((peak > 0 && peak <= bound)) || { echo "the frames take $peak bytes, and their bound is $bound" >&2; exit 1; }
done < <(sed -nE 's/^(.*[^0-9])?([0-9]+) bytes of frames at most, bound: ([0-9]+).*/\2 \3/p' <<<"$output")

if [[ $other ]]; then
  taken=$(($(ram <<<"$output"))) before=$(($(run "$other" | ram)))
  echo "RAM: $taken bytes, of $other: $before bytes"
  ((before > 0 && taken <= before)) || { echo "it takes more RAM" >&2; exit 1; }
fi
