#!/usr/bin/env bash
# A cross build reads headers as its compiler does: for its machine, with the headers of its libraries.
source "$(dirname "$0")/helpers.bash"

start cross

# cross_build NAME [cmake argument...]
cross_build() {
  local name=$1
  shift
  rm -rf build
  configure -DDYNIFY_GEN_EXECUTABLE="$DYNIFY_GEN" "$@"
  local companion=build/dynify/sensors/sensor.dyn.hpp
  expect_contains $companion read_word
  rm $companion
  build
  expect_contains $companion read_word
  expect_contains_not $companion read_long
  expect_contains $companion multiply
  cp $companion "$name.dyn.hpp"
}

cross_build gcc -DCMAKE_TOOLCHAIN_FILE="$PWD/toolchain.cmake" "-DCMAKE_CXX_FLAGS=-mcpu=cortex-m4 -mthumb -mfloat-abi=soft -Wall -Wextra -Wpedantic -Werror"

# By hand, with the flags that clang takes.
includes=()
while read -r include; do includes+=(-isystem "$(realpath "$include")"); done < <(
  arm-none-eabi-g++ -mcpu=cortex-m4 -mthumb -x c++ -E -v /dev/null 2>&1 |
    sed -n '/^#include </,/^End/p' | grep '^ ' | grep -v '/gcc/[^/]*/[0-9.]*/include')
"$DYNIFY_GEN" sensor.hpp -o by_hand.dyn.hpp -- -std=c++20 --target=thumbv7em-none-eabi --sysroot="$PWD" -fshort-enums -fno-exceptions \
  -nostdinc++ "${includes[@]}" -I"$DYNIFY_PREFIX/include" -DDYNIFY_NO_HEAP -DDYNIFY_THREAD_LOCAL= '-DDYNIFY_IDLE()='
diff <(tail -n +3 gcc.dyn.hpp) <(tail -n +3 by_hand.dyn.hpp) || fail "the same flags by hand give another companion"

# For this machine, the same header is another one.
sed -i '/static_assert/d' sensor.hpp
"$DYNIFY_GEN" sensor.hpp -o host.dyn.hpp -- -std=c++20 -I"$DYNIFY_PREFIX/include"
expect_contains host.dyn.hpp read_long
expect_contains_not host.dyn.hpp multiply
