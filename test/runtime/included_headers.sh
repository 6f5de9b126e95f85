#!/bin/sh
# included_headers.sh COMPILER FOLDER: what <dynify/dynify.hpp> and <dynify/sync_wait.hpp> in FOLDER reach of the standard library is
# this, and nothing that needs an operating system or a heap.
set -eu
allowed='array|atomic|bit|concepts|coroutine|cstddef|cstdint|exception|memory|new|optional|span|tuple|type_traits|utility'
reached=$(printf '#include <dynify/dynify.hpp>\n#include <dynify/sync_wait.hpp>\n' |
  "$1" -std=c++20 -fno-exceptions -fno-rtti -DDYNIFY_NO_HEAP -I"$2" -x c++ -MM -MT all - | tr -d '\\' | sed 's/^all://')
# shellcheck disable=SC2086  # a list of words
included=$(grep -hE '^ *# *include *<' $reached)
# The sanitizers' header is included in their builds only.
others=$(printf '%s\n' "$included" | grep -vE "<($allowed)>|<sanitizer/asan_interface.h>" || true)
if [ -n "$others" ]; then
  printf 'these may need an operating system or a heap:\n%s\n' "$others" >&2
  exit 1
fi
# No line at all would prove nothing.
[ -n "$included" ]
