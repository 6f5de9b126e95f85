#!/bin/sh
# no_implicit_heap.sh READELF OBJECT: fails if a function in the object calls an operator new, other than dynify::heap and what
# serves coroutines that are called directly. The object is compiled with -ffunction-sections: a section is a function.
set -eu
relocations=$("$1" -rW "$2")
callers=$(printf '%s\n' "$relocations" | awk '
  /^Relocation section/ { section = $3 }
  $5 ~ /^_Zn[wa][jm]/ && $5 !~ /Pv$/ { print section, "calls", $5 }')
others=$(printf '%s\n' "$callers" | grep -vE 'place_on_heap|new_or_nullptr|heap_t' || true)
if [ -n "$others" ]; then
  printf '%s allocates on the heap behind the back of its author:\n%s\n' "$2" "$others" >&2
  exit 1
fi
# No caller at all would prove nothing: the names to look for have changed.
[ -n "$callers" ]
