#!/usr/bin/env bash
# A project that names no header: traits are found, gained and lost by builds alone, and nothing is built that does not depend on it.
source "$(dirname "$0")/helpers.bash"

start found
program=build/app
companions=build/dynify/app
peers=build/dynify/net
if [ "$GENERATOR" = "Ninja Multi-Config" ]; then
  program=build/Debug/app companions+=/Debug peers+=/Debug
fi
configure
build
expect_equal "$($program)" "8, 4, no clock"
for file in $companions/stream.dyn.hpp $companions/made.dyn.hpp $peers/net/peer.dyn.hpp $peers/inner/socket.dyn.h; do
  [ -e "$file" ] || fail "there is no $file"
done
expect_equal "$(find build/dynify -type f -name '*.dyn.*' | wc -l)" 5
expect_contains_not build.log warning

# A build in which nothing changed: the one behind it may configure anew, since a trait was found that CMake could not know of.
expect_nothing_to_do() {
  build
  build
  for word in Building Finding Generating Re-running; do expect_contains_not build.log $word; done
}
objects=("$(object_of peer.cpp)" "$peers/net/peer.dyn.hpp" "$peers/inner/socket.dyn.h" "$companions/stream.dyn.hpp")
remember "${objects[@]}"
expect_nothing_to_do

# What the sources say is not searched for traits.
let_time_pass
touch main.cpp
build
expect_contains_not build.log Finding

# A header gains the attribute.
let_time_pass
sed -i 's/^class Clock/class [[dynify::trait]] Clock/' clock.hpp
touch main.cpp # which looks whether there is a companion
build
expect_equal "$($program)" "8, 4, a clock"
expect_contains $companions/clock.dyn.hpp ConstDynClock
expect_nothing_to_do

# A header that is changed: what depends on it is built, once.
let_time_pass
sed -i 's/int now() const;/&\n  int ticks() const;/' clock.hpp
build
expect_contains $companions/clock.dyn.hpp ticks
expect_contains build.log main.cpp
expect_contains_not build.log peer.cpp
expect_nothing_to_do

# A header that is new.
remember "$(object_of main.cpp)"
let_time_pass
sed 's/Clock/Lamp/' clock.hpp >lamp.hpp
build
expect_contains $companions/lamp.dyn.hpp ConstDynLamp
expect_untouched "$(object_of main.cpp)"
expect_nothing_to_do

# A mark that the flags leave out is told, and nothing else: the companion goes.
let_time_pass
printf '#pragma once\n#if 0\n' | cat - clock.hpp <(echo '#endif') | sed 's/Clock/Lamp/' >lamp.hpp
build
expect_contains build.log "no class in"
[ ! -e $companions/lamp.dyn.hpp ] || fail "a companion is left of a trait that is gone"
expect_nothing_to_do

# A header that loses the attribute, and one that is gone.
let_time_pass
sed -i 's/ \[\[dynify::trait\]\] Clock/ Clock/' clock.hpp
rm lamp.hpp
touch main.cpp
build
expect_equal "$($program)" "8, 4, no clock"
[ ! -e $companions/clock.dyn.hpp ] || fail "a companion is left of a trait that is gone"
expect_nothing_to_do
expect_untouched "${objects[@]}"

[ "$GENERATOR" = "Ninja Multi-Config" ] || exit 0
build --config Release
expect_equal "$(build/Release/app)" "8, 4, no clock"
[ -e build/dynify/app/Release/stream.dyn.hpp ] || fail "the companions of Release are missing"
build
# Companions that are listed are one file for all configurations, written anew when the configuration is another.
for word in Building Finding Re-running; do expect_contains_not build.log $word; done
