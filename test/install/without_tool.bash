#!/usr/bin/env bash
# A package that was made without the tool, for a cross build say: the runtime works, and traits do with a tool from elsewhere.
source "$(dirname "$0")/../e2e/helpers.bash"

start consumer
cmake -S "$DYNIFY_SOURCE" -B package -G "$GENERATOR" -DDYNIFY_BUILD_TOOL=OFF -DDYNIFY_BUILD_TESTS=OFF -DDYNIFY_BUILD_EXAMPLES=OFF \
  >package.log || { cat package.log && fail "it does not configure without the tool"; }
cmake --install package --prefix prefix >>package.log
DYNIFY_PREFIX=$PWD/prefix

configure
build
build/app

! (configure -DTRAITS=ON -DCMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH=OFF -DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF) >/dev/null ||
  fail "there are traits without a tool"
expect_contains configure.log "there is no dynify-gen for this machine"
! (configure "-DCOMPONENTS=COMPONENTS;tool" -DCMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH=OFF -DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF) >/dev/null ||
  fail "the component tool is found without a tool"
expect_contains configure.log "the component 'tool' is not there"

# The component is there with the tool that is named.
configure -DTRAITS=ON "-DCOMPONENTS=COMPONENTS;dev;tool" -DDYNIFY_GEN_EXECUTABLE="$DYNIFY_GEN"
build
build/app
expect_contains build/dynify/app/answer.dyn.hpp ConstDynAnswer
