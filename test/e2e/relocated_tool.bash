#!/usr/bin/env bash
# The tool that was installed and then moved finds clang's own headers where it stands now.
source "$(dirname "$0")/helpers.bash"

start wrong_calls
cat >sizes.hpp <<'HEADER'
#pragma once
#include <stddef.h>
#include <dynify/task.hpp>
class [[dynify::trait]] Sizes {
 public:
  dynify::task<size_t> size();
};
HEADER
tool=$DYNIFY_PREFIX/bin/dynify-gen
"$tool" --depfile sizes.d --depfile-target sizes sizes.hpp -- -std=c++20 "-I$DYNIFY_PREFIX/include"
expect_contains sizes.dyn.hpp DynSizes
expect_contains sizes.d "$DYNIFY_PREFIX/lib/dynify/clang"
expect_contains_not sizes.d "/llvm-"

# Through a link, from elsewhere.
mkdir bin && ln -s "$tool" bin/dynify-gen && rm sizes.dyn.hpp
PATH=$PWD/bin:$PATH dynify-gen sizes.hpp -- -std=c++20 "-I$DYNIFY_PREFIX/include"
expect_contains sizes.dyn.hpp DynSizes
