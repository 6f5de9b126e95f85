#!/usr/bin/env bash
# build.bash DYNIFY_GEN RUNTIME COMPILER FOLDER [PROCESSOR [FLAG...]]: builds the image FOLDER/image.elf for a cortex-m4, or for
# PROCESSOR.
#
# The program is what stands beside this script; with PROGRAM=<folder> in the environment, the sources of that folder, with the board
# and the clock from here. Where main.cpp names dynify::bound_of<&root>, FOLDER/tasks.bounds.hpp has the bound of each such root.
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

kind=gcc target=("${processor[@]}" -Wno-attributes=dynify::)
if [[ $(basename "$compiler") == *clang* ]]; then
  kind=clang target=("${clang_target[@]}" -Wno-unknown-attributes)
  (($("$compiler" -dumpversion | cut -d. -f1) >= 17)) || kind=old-clang
fi

flags=(-std=c++20 -Os -fno-exceptions -fno-rtti -fno-threadsafe-statics -fno-use-cxa-atexit -ffunction-sections -fdata-sections
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
dynify=(-DDYNIFY_NO_HEAP -DDYNIFY_THREAD_LOCAL= '-DDYNIFY_IDLE()=__asm__ volatile("wfe")' -I"$runtime")

mkdir -p "$folder"
mapfile -t traits < <(grep -l '\[\[dynify::trait\]\]' "$program"/*.hpp || echo "$here/sensor.hpp")
"$gen" "${traits[@]}" --out-dir "$folder" -- -std=c++20 "${clang_target[@]}" "${dynify[@]}" -I"$program" -I"$here"

# compile SOURCE [FLAG...]
objects=()
compile() {
  local object
  object=$folder/$(basename "$1" .cpp).o
  "$compiler" "${target[@]}" "${flags[@]}" "${more[@]}" "${dynify[@]}" -I"$program" -I"$here" -I"$folder" -c "$1" -o "$object" "${@:2}"
  objects+=("$object")
}

units=("$here"/{startup,processor,clock}.cpp)
for source in "$program"/*.cpp; do
  [[ -e $here/$(basename "$source") ]] || units+=("$source")
done
mapfile -t roots < <(grep -oE 'bound_of<&[A-Za-z0-9_:]+' "$program"/main.cpp | sed 's/.*&/--root=/' | sort -u)
if [[ ${#roots[@]} = 0 ]]; then
  for source in "${units[@]}"; do compile "$source"; done
else
  # The stacks of main.cpp are as large as the frames of the other units make them. The compiler tells the frames while it makes the
  # objects; a clang before 17 does so by its debug information.
  frames=()
  for source in "${units[@]}"; do
    told=$folder/$(basename "$source" .cpp)
    case $kind in
      gcc) told+=.class && compile "$source" -fdump-lang-class="$told" ;;
      clang)
        told+=.opt.yaml
        compile "$source" -fsave-optimization-record -foptimization-record-file="$told" -foptimization-record-passes=coro-split
        ;;
      old-clang) told+=.o && compile "$source" -g ;;
    esac
    [[ ! -s $told ]] || frames+=("--frames=$told")
  done
  "$gen" bound "${units[@]}" "${roots[@]}" "${frames[@]}" --format=header -o "$folder/tasks.bounds.hpp" \
    -- "${clang_target[@]}" "${flags[@]}" "${more[@]}" "${dynify[@]}" -I"$program" -I"$here" -I"$folder"
fi
compile "$program/main.cpp"

$gcc "${processor[@]}" -nostdlib -Wl,--gc-sections -Wl,--no-warn-execstack -T "$here/image.ld" "${objects[@]}" \
  -Wl,--start-group -lc -lgcc -Wl,--end-group -o "$folder/image.elf"
