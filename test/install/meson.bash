#!/usr/bin/env bash
# The example's meson.build with the installed package, and with dynify as a subproject: it builds, a changed header is generated anew, and a
# build in which nothing changed does nothing.
source "$(dirname "$0")/../e2e/helpers.bash"

rm -rf work
mkdir work
cd work

# The Ninja of this machine tells what it does.
build() { ninja -C build >build.log 2>&1 || { cat build.log && fail "it does not build"; }; }
check() {
  build
  expect_equal "$(build/app)" "5 characters"
  build
  expect_contains build.log "no work to do"
  let_time_pass
  echo '#pragma once' >words.hpp
  sed -i 's/^#pragma once/&\n#include "words.hpp"/' stream.hpp
  build
  expect_contains build.log "stream.dyn.hpp"
  build
  expect_contains build.log "no work to do"
  let_time_pass
  touch words.hpp
  build
  expect_contains build.log "stream.dyn.hpp"
  build
  expect_contains build.log "no work to do"
}

cp -r "$DYNIFY_SOURCE/docs/examples/stream" installed
cd installed
PKG_CONFIG_PATH=$DYNIFY_PREFIX/share/pkgconfig meson setup build >meson.log 2>&1 || { cat meson.log && fail "it does not configure"; }
expect_contains meson.log "Found pkg-config"
check

cd ..
cp -r "$DYNIFY_SOURCE/docs/examples/stream" bundled
cd bundled
mkdir -p subprojects/dynify
cp "$DYNIFY_SOURCE/cmake/meson/meson.build" subprojects/dynify/
cp -r "$DYNIFY_SOURCE/runtime" subprojects/dynify/
PATH=$DYNIFY_PREFIX/bin:$PATH PKG_CONFIG_LIBDIR=/nowhere meson setup build --force-fallback-for=dynify >meson.log 2>&1 ||
  { cat meson.log && fail "it does not configure with the subproject"; }
check
