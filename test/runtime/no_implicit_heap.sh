#!/bin/sh
# no_implicit_heap.sh NM OBJECT: fails if the object refers to a throwing operator new, plain, array or aligned.
# The one that does not throw is dynify::heap's, for coroutines that are called directly.
set -eu
undefined=$("$1" -u "$2")
found=$(printf '%s\n' "$undefined" | grep -E ' _Zn[wa][jm](St11align_val_t)?$' || true)
if [ -n "$found" ]; then
  printf '%s allocates on the heap behind the back of its author:\n%s\n' "$2" "$found" >&2
  exit 1
fi
# An empty list would prove nothing.
printf '%s\n' "$undefined" | grep -q ' _Z'
