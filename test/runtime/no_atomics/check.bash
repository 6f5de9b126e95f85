#!/usr/bin/env bash
# check.bash DYNIFY_GEN RUNTIME EXAMPLE FOLDER: builds main.cpp with the start and the trait of the embedded EXAMPLE for a Cortex-M0,
# which has no atomic instructions, and runs it in QEMU.
set -euo pipefail
gen=$1 runtime=$2 example=$3 folder=$4
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
processor=(-mcpu=cortex-m0 -mthumb -mfloat-abi=soft)
flags=(-std=c++20 -Os -fno-exceptions -fno-rtti -fno-threadsafe-statics -fno-use-cxa-atexit -ffunction-sections -fdata-sections
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -Wno-attributes=dynify::)
dynify=(-DDYNIFY_NO_HEAP -DDYNIFY_THREAD_LOCAL= -I"$runtime" -I"$example" -I"$folder")

mkdir -p "$folder"
"$gen" "$example/sensor.hpp" --out-dir "$folder" -- -std=c++20 -DDYNIFY_NO_HEAP -I"$runtime"
objects=()
for source in "$example/startup.cpp" "$example/processor.cpp" "$here/main.cpp"; do
  objects+=("$folder/$(basename "$source" .cpp).o")
  arm-none-eabi-g++ "${processor[@]}" "${flags[@]}" "${dynify[@]}" -c "$source" -o "${objects[-1]}"
done
arm-none-eabi-g++ "${processor[@]}" -nostdlib -Wl,--gc-sections -Wl,--no-warn-execstack -T "$example/image.ld" "${objects[@]}" \
  -Wl,--start-group -lc -lgcc -Wl,--end-group -o "$folder/no_atomics.elf"

# What the image prints comes out at standard error of QEMU.
output=$(timeout 60 qemu-system-arm -M microbit -nographic -monitor none -serial none -semihosting -kernel "$folder/no_atomics.elf" </dev/null 2>&1)
printf '%s\n' "$output"
grep -qE '^[0-9]+ interrupts$' <<<"$output"
