#!/usr/bin/env bash
# The Makefile of the documentation where dynify is installed: pkg-config tells where the headers and the tool are, also when they were moved.
source "$(dirname "$0")/../e2e/helpers.bash"

rm -rf work
cp -r "$DYNIFY_SOURCE/docs/examples/stream" work
cd work
export PKG_CONFIG_PATH=$DYNIFY_PREFIX/share/pkgconfig
expect_equal "$(realpath "$(pkg-config --variable=dynify_gen dynify)")" "$(realpath "$DYNIFY_PREFIX/bin/dynify-gen")"
pkg-config --validate dynify
make >build.log 2>&1 || { cat build.log && fail "it does not build"; }
expect_equal "$(./app)" "5 characters"
make >build.log 2>&1
expect_contains build.log "up to date"
