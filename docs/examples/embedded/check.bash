#!/usr/bin/env bash
# check.bash IMAGE [MACHINE]: there is no heap in the image, and it does on MACHINE, one of QEMU's, by default a Cortex-M4, what it
# should.
set -euo pipefail
image=$1 machine=${2:-mps2-an386}

symbols=$(arm-none-eabi-nm "$image")
grep -q ' run_program\| _Z11run_programv' <<<"$symbols" || { echo "$image has no symbols to look at" >&2; exit 1; }
# malloc and its family, operator new and delete of every form, and what newlib asks for memory. Not placement new and delete, which
# are functions of their own at -O0, and allocate nothing.
if found=$(grep -vE ' (_Zn[wa]jPv|_Zd[la]PvS_)$' <<<"$symbols" |
  grep -E ' (_?(malloc|free|calloc|realloc|sbrk)(_r)?|_Zn[wa].*|_Zd[la].*|__cxa_.*exception.*)$'); then
  printf '%s has a heap in it:\n%s\n' "$image" "$found" >&2
  exit 1
fi

output=$(timeout 60 qemu-system-arm -M "$machine" -nographic -monitor none -serial none -semihosting -kernel "$image" </dev/null 2>&1)
printf '%s\n' "$output"
arm-none-eabi-size "$image"

expect() {
  grep -qE "$1" <<<"$output" || { printf 'no line is like %s\n' "$1" >&2; exit 1; }
}
expect '^thermometer\.read takes [0-9]+ bytes$'
expect '^accelerometer\.read takes [0-9]+ bytes$'
expect '^thermometer: 23000 mdegC$'
expect '^accelerometer: 1003 mg$'
expect '^6 readings in [0-9]+ ticks, [0-9]+ beats$'
expect '^code: [0-9]+ bytes, static RAM: [0-9]+ bytes$'
