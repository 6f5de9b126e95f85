#!/bin/sh
# layers.sh FOLDER: the headers of the runtime in FOLDER include of each other only what stands in their own layer or below:
#
#     base < place < promise, call < companion, containers, adapters and what users include
#
# What users include keeps its path: a few of those words are of a lower layer, and stand in the list below.
set -eu
folder=$1

# layer_of PATH: its number, from the ground up.
layer_of() {
  case $1 in
    detail/base/* | associated.hpp | error.hpp | layout.hpp | version.hpp) echo 1 ;;
    detail/place/* | buffer.hpp | container.hpp | heap.hpp | init_result.hpp) echo 2 ;;
    detail/promise/* | detail/call/* | task.hpp) echo 3 ;;
    *) echo 4 ;;
  esac
}

cd "$folder/dynify"
checked=0 wrong=0
for header in $(find . -name '*.hpp' | sed 's|^\./||' | sort); do
  own=$(layer_of "$header")
  for included in $(sed -n 's/^ *# *include "\([^"]*\)".*/\1/p' "$header"); do
    path=$(realpath -m --relative-to=. "$(dirname "$header")/$included")
    if [ "$(layer_of "$path")" -gt "$own" ]; then
      printf '%s includes %s, which stands above it\n' "$header" "$path" >&2
      wrong=1
    fi
    checked=$((checked + 1))
  done
done
# No arrow at all would prove nothing.
[ "$checked" -gt 100 ]
exit $wrong
