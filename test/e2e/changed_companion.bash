#!/usr/bin/env bash
# A companion changes for a reason that no source shares, a flag of the generator: the same build compiles what includes it, once.
source "$(dirname "$0")/helpers.bash"

start consumer
configure
build
remember build/dynify/app/stream.dyn.hpp "$(object_of main.cpp)" "$(object_of clock.cpp)"
let_time_pass

sed -i 's/HEADERS stream.hpp/& COMPILE_OPTIONS -DSTREAM_CAN_REWIND=1/' CMakeLists.txt
build
expect_equal "$(build/app)" "hello: 17 characters, 20 o'clock, rewinds"
expect_rewritten build/dynify/app/stream.dyn.hpp "$(object_of main.cpp)"
expect_untouched "$(object_of clock.cpp)"
remember "$(object_of main.cpp)"
build
expect_untouched "$(object_of main.cpp)"

# Ninja knows companions one by one, and makes one that was deleted.
if [ "$GENERATOR" = Ninja ]; then
  rm build/dynify/words/words/words.dyn.hpp
  build
  expect_contains build/dynify/words/words/words.dyn.hpp DynWords
fi
