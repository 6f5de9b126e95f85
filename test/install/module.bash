#!/usr/bin/env bash
# `import dynify;`, and a trait that a module exports: compiled by hand with each clang in CLANGS, from the installed package; programs run.
source "$(dirname "$0")/../e2e/helpers.bash"

rm -rf work
cp -r "$DYNIFY_SOURCE/docs/examples/module" work
cd work
cp "$DYNIFY_SOURCE"/docs/examples/stream/*.hpp .
module=$(PKG_CONFIG_PATH=$DYNIFY_PREFIX/share/pkgconfig pkg-config --variable=module dynify)
"$DYNIFY_PREFIX/bin/dynify-gen" store.cppm -- -std=c++20
expect_contains store.dyn.hpp "import store;"
expect_contains store.dyn.hpp "#include <string>"
"$DYNIFY_PREFIX/bin/dynify-gen" stream.hpp

# The README's program with the module in place of the headers.
sed -e '/#include <dynify/d' -e 's/^dynify::task<int> count/import dynify;\n\n&/' "$DYNIFY_SOURCE/docs/examples/stream/main.cpp" >imports.cpp
expect_contains imports.cpp "import dynify;"
expect_contains_not imports.cpp "<dynify/"

# A module of the user's that exports a header's trait and its dyn.
cat >streams.cppm <<'UNIT'
module;
#include "stream.dyn.hpp"
export module streams;
export using ::Stream;
export using ::DynStream;
UNIT
cat >uses.cpp <<'USES'
#include "from_string.hpp"
import dynify;
import streams;
dynify::task<int> first(DynStream stream) {
  dynify::buffer<256> frame;
  co_return (co_await stream.next().in(frame)).value();
}
int main() {
  FromString text("hello");
  return dynify::sync_wait(first(text)) == 'h' ? 0 : 1;
}
USES

for clang in $CLANGS; do
  compile() { "$clang" -std=c++20 -Wall -Wextra -Werror -Wno-unknown-attributes "-I$DYNIFY_PREFIX/include" "$@"; }
  compile --precompile "$module" -o dynify.pcm
  compile --precompile store.cppm -o store.pcm
  compile --precompile streams.cppm -o streams.pcm
  compile -fmodule-file=dynify=dynify.pcm -fmodule-file=store=store.pcm main.cpp dynify.pcm store.pcm -o main
  expect_equal "$(./main)" "4 digits"
  compile -fmodule-file=dynify=dynify.pcm imports.cpp dynify.pcm -o imports
  expect_equal "$(./imports)" "5 characters"
  compile -fmodule-file=dynify=dynify.pcm -fmodule-file=streams=streams.pcm uses.cpp dynify.pcm streams.pcm -o uses
  ./uses || fail "the program whose trait is exported again"
done
