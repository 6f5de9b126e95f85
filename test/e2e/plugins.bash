#!/usr/bin/env bash
# plugins.bash TOOL RUNTIME COMPILER: implementors in libraries that are loaded at run time and hide their symbols (T26), and what
# downcast knows of them (T21), in a program that exports its own symbols and in one that does not.
set -euo pipefail
tool=$1 runtime=$2 compiler=$3
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

launcher=()
if command -v ccache >/dev/null; then launcher=(ccache); fi
cp "$here"/plugins/* "$work/"
cd "$work"
"$tool" backend.hpp -- "-I$runtime"

flags=(-std=c++20 -O1 -Wall -Wextra -Werror -Wno-attributes -Wno-unknown-attributes "-I$runtime")
for factor in 2 5; do
  "${launcher[@]}" "$compiler" "${flags[@]}" -fPIC -fvisibility=hidden "-DFACTOR=$factor" -c plugin.cpp -o "plugin$factor.o"
  "$compiler" -shared "plugin$factor.o" -o "plugin$factor.so"
done
for exported in 0 1; do
  "${launcher[@]}" "$compiler" "${flags[@]}" "-DEXPORTED=$exported" -c main.cpp -o "main$exported.o"
done
"$compiler" main0.o -ldl -o hidden
"$compiler" main1.o -ldl -rdynamic -o exporting
./hidden ./plugin2.so ./plugin5.so
./exporting ./plugin2.so ./plugin5.so
