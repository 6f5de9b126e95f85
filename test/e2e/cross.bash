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

# By clang, with a sysroot that has the C headers; those of C++ are given by flags.
library=()
while read -r include; do library+=("$(realpath "$include")"); done < <(
  arm-none-eabi-g++ -mcpu=cortex-m4 -mthumb -x c++ -E -v /dev/null 2>&1 |
    sed -n '/^#include </,/^End/p' | grep '^ ' | grep -v '/gcc/[^/]*/[0-9.]*/include')
mkdir sysroot
ln -s "${library[-1]}" sysroot/include
unset 'library[-1]'
includes=(-nostdinc++)
for include in "${library[@]}"; do includes+=(-isystem "$include"); done
cross_build clang -DCMAKE_SYSTEM_NAME=Generic -DCMAKE_TRY_COMPILE_TARGET_TYPE=STATIC_LIBRARY "-DCMAKE_CXX_COMPILER=$CLANGXX" \
  -DCMAKE_CXX_COMPILER_TARGET=thumbv7em-none-eabi "-DCMAKE_SYSROOT=$PWD/sysroot" "-DCMAKE_CXX_FLAGS=-mcpu=cortex-m4 -fshort-enums ${includes[*]}"
expect_contains build/CMakeFiles/sensors_dynify_traits.dir/CXXDebug.cmake "--sysroot=$PWD/sysroot"
diff gcc.dyn.hpp clang.dyn.hpp || fail "the companions of the two compilers differ"

# By hand, with the flags that clang takes.
"$DYNIFY_GEN" sensor.hpp -o by_hand.dyn.hpp -- -std=c++20 --target=thumbv7em-none-eabi --sysroot=sysroot -fshort-enums -fno-exceptions \
  "${includes[@]}" -I"$DYNIFY_PREFIX/include" -DDYNIFY_NO_HEAP -DDYNIFY_THREAD_LOCAL= '-DDYNIFY_IDLE()='
diff gcc.dyn.hpp by_hand.dyn.hpp || fail "the same flags by hand give another companion"

# For this machine, the same header is another one.
sed -i '/static_assert/d' sensor.hpp
"$DYNIFY_GEN" sensor.hpp -o host.dyn.hpp -- -std=c++20 -I"$DYNIFY_PREFIX/include"
expect_contains host.dyn.hpp read_long
expect_contains_not host.dyn.hpp multiply
