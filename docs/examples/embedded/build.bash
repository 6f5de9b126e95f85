#!/usr/bin/env bash
# build.bash DYNIFY_GEN RUNTIME COMPILER FOLDER [PROCESSOR [FLAG...]]: builds the image FOLDER/image.elf for a cortex-m4, or for
# PROCESSOR.
#
# The program is what stands beside this script; with PROGRAM=<folder> in the environment, the sources of that folder, with the board
# and the clock from here.
#
# DYNIFY_GEN runs here, RUNTIME is the folder that holds dynify/dynify.hpp, COMPILER is arm-none-eabi-g++ or a clang++. Whichever it
# is, libraries, headers and the linker are those of arm-none-eabi-g++.
set -euo pipefail
gen=$1 runtime=$2 compiler=$3 folder=$4 processor=(-mcpu="${5:-cortex-m4}" -mthumb -mfloat-abi=soft) more=("${@:6}")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=${PROGRAM:-$here}
gcc=arm-none-eabi-g++

# What a clang needs to know to fit what GCC has built: the target, the size of enumerations, the headers of its library.
clang_target=(--target=arm-none-eabi "${processor[@]}" -fshort-enums -nostdinc++)
while read -r include; do
  clang_target+=(-isystem "$(realpath "$include")")
done < <($gcc "${processor[@]}" -x c++ -E -v /dev/null 2>&1 | sed -n '/^#include </,/^End/p' | grep '^ ' | grep -v '/gcc/[^/]*/[0-9.]*/include')

if [[ $(basename "$compiler") == *clang* ]]; then
  target=("${clang_target[@]}" -Wno-unknown-attributes)
else
  target=("${processor[@]}" -Wno-attributes=dynify::)
fi

flags=(-std=c++20 -Os -fno-exceptions -fno-rtti -fno-threadsafe-statics -fno-use-cxa-atexit -ffunction-sections -fdata-sections
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
dynify=(-DDYNIFY_NO_HEAP -DDYNIFY_THREAD_LOCAL= '-DDYNIFY_IDLE()=__asm__ volatile("wfe")' -I"$runtime")

mkdir -p "$folder"
mapfile -t traits < <(grep -l '\[\[dynify::trait\]\]' "$program"/*.hpp || echo "$here/sensor.hpp")
"$gen" "${traits[@]}" --out-dir "$folder" -- -std=c++20 "${clang_target[@]}" "${dynify[@]}" -I"$program" -I"$here"

objects=()
for source in "$here"/{startup,processor,clock}.cpp "$program"/main.cpp; do
  object=$folder/$(basename "$source" .cpp).o
  "$compiler" "${target[@]}" "${flags[@]}" "${more[@]}" "${dynify[@]}" -I"$program" -I"$here" -I"$folder" -c "$source" -o "$object"
  objects+=("$object")
done
$gcc "${processor[@]}" -nostdlib -Wl,--gc-sections -Wl,--no-warn-execstack -T "$here/image.ld" "${objects[@]}" \
  -Wl,--start-group -lc -lgcc -Wl,--end-group -o "$folder/image.elf"
