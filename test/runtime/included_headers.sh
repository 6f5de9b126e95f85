#!/bin/sh
# included_headers.sh COMPILER FOLDER: what <dynify/dynify.hpp> and <dynify/sync_wait.hpp> in FOLDER reach of the standard library is
# this, and nothing that needs an operating system or a heap, nor what would cost every user's build more than dynify itself does:
# <memory>, <string>, <functional> and their kin, and besides in sync_wait, <atomic>.
set -eu
light='concepts|coroutine|cstddef|cstdint|exception|new|type_traits|utility'

# check HEADER ALLOWED
check() {
  reached=$(printf '#include <dynify/%s>\n' "$1" | "$compiler" -std=c++20 -fno-exceptions -fno-rtti -DDYNIFY_NO_HEAP -I"$folder" \
    -x c++ -MM -MT all - | tr -d '\\' | sed 's/^all://')
  # shellcheck disable=SC2086  # a list of words
  included=$(grep -hE '^ *# *include *<' $reached)
  # The sanitizers' header is included in their builds only, and <memory> where the standard library is neither of the two that have a
  # small header for one tag.
  others=$(printf '%s\n' "$included" | grep -vE "<($2)>|<sanitizer/asan_interface.h>|<memory>|<__memory/allocator_arg_t.h>" || true)
  others="$others$(printf '#include <dynify/%s>\n' "$1" | "$compiler" -std=c++20 -DDYNIFY_NO_HEAP -I"$folder" -x c++ -M -MT all - |
    tr ' ' '\n' | grep -E '/c[+][+]/[0-9.]*/memory$' || true)"
  if [ -n "$others" ]; then
    printf '<dynify/%s> is not to include:\n%s\n' "$1" "$others" >&2
    exit 1
  fi
  # No line at all would prove nothing.
  [ -n "$included" ]
}

compiler=$1 folder=$2
check dynify.hpp "$light"
check companion.hpp "$light"
check stored.hpp "$light"
check sync_wait.hpp "$light|atomic"
