#!/usr/bin/env bash
# After `cmake` alone, clangd finds the companions, with the comments of the traits. The build then has nothing to write.
source "$(dirname "$0")/helpers.bash"

start own_companion
configure "-DCMAKE_CXX_COMPILER=$CXX"
companions=(build/app_build/dynify/app/stream.dyn.hpp build/app_build/dynify/app/filter.dyn.hpp)
for companion in "${companions[@]}"; do expect_contains "$companion" "class Dyn"; done

"$CLANGD" --check=app/main.cpp --clang-tidy=false --compile-commands-dir=build >clangd.log 2>&1 || { cat clangd.log && fail "clangd does not like it"; }
expect_contains_not clangd.log "file not found"
expect_contains_not clangd.log "E["

# What it shows over `next` in `stream.next()`.
"$PYTHON" "$here/hover.py" "$CLANGD" build app/main.cpp 'stream.next' >hover.log
expect_contains hover.log "The next number, as only this comment calls it."

remember "${companions[@]}"
build
expect_untouched "${companions[@]}"
expect_equal "$(build/app)" 16
