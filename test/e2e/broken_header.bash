#!/usr/bin/env bash
# A header with an error stops the build with the generator's message and leaves the companion alone; mended, it builds.
source "$(dirname "$0")/helpers.bash"

start consumer
configure
build
remember build/dynify/app/stream.dyn.hpp
let_time_pass

cp features.hpp good.hpp
echo 'mistake' >>features.hpp
! cmake --build build >build.log 2>&1 || fail "it builds with an error in features.hpp"
expect_contains build.log "features.hpp:6:1"
expect_contains build.log "dynify-gen failed for 'app'"
expect_untouched build/dynify/app/stream.dyn.hpp
mv good.hpp features.hpp
build
expect_equal "$(build/app)" "hello: 17 characters, 20 o'clock, goes forward only"
