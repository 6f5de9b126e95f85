#!/usr/bin/env bash
# A library installs its traits' companions, and a project that finds the library needs neither the generator nor a word about dynify.
source "$(dirname "$0")/helpers.bash"

start library_of_traits
prefix=$PWD/prefix
cd net
configure -DCMAKE_INSTALL_PREFIX="$prefix"
build
cmake --install build >install.log
expect_contains "$prefix/include/net/peer.dyn.hpp" "class DynPeer"
expect_contains_not "$prefix/lib/cmake/net/netTargets.cmake" "$PWD"
cd ../app
configure -DCMAKE_PREFIX_PATH="$prefix;$DYNIFY_PREFIX" "-DCMAKE_CXX_FLAGS=-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror"
build
build/app
