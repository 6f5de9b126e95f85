#!/usr/bin/env bash
# inclusions.sh COMPILER RUNTIME: companions and their traits compile without a warning, and work, however they are included: in either
# order, in two translation units of one program, and in a precompiled header.
set -euo pipefail
compiler=$1 runtime=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Goldens with little in common.
folders=(T08_supertraits T20_bridge T06_arguments T12_operators T12_conversions)
names=(io stream sink shape cell)
reversed=(cell shape sink stream io)

flags=(-std=c++20 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror "-I$runtime" -I.)
case $("$compiler" --version) in
  *clang*) flags+=(-Wno-unknown-attributes) pch=(-include-pch all.pch) ;;
  *) flags+=(-Wno-attributes=dynify:: -Winvalid-pch) pch=(-include all) ;;
esac
# Copies, so that all are in one folder.
for folder in "${folders[@]}"; do cp "$here/$folder"/*.hpp .; done

compile() { "$compiler" "${flags[@]}" "$@"; }

# include_all SUFFIX name...
include_all() {
  local suffix=$1 name
  shift
  for name in "$@"; do echo "#include \"$name$suffix\""; done
}

# What both translation units have: implementors, their tables, and calls.
cat >use.hpp <<'END'
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

struct Store {
  dynify::task<int> read(int most) { co_return most; }
  int close() { return 7; }
};

struct Text {
  using item = char;
  dynify::task<std::optional<char>> next() { co_return 'a'; }
  dynify::task<std::size_t> skip(std::size_t count) { co_return count; }
  bool exhausted() noexcept { return false; }
  dynify::task<std::string> consume() && { co_return "all"; }
};

inline dynify::task<std::size_t> use(io::DynFile file, text::DynStream stream) {
  dynify::buffer<512> frame;
  std::size_t size = co_await stream.skip(1).in(frame);
  io::DynRead read = file;
  for (int n = co_await read.read(4).in(frame); n > 0; --n) ++size;
  co_return file.close() != 7 || stream.exhausted() ? 0 : size;
}

// Only named: nothing of these traits is called.
static_assert(sizeof(io::DynSink) == sizeof(DynShape) && sizeof(io::DynRead) == sizeof(DynCell<int>));

std::size_t other_use(io::DynFile file, text::DynStream stream);
END
cat >main.part <<'END'
int main() {
  Store store;
  Text text;
  if (dynify::sync_wait(use(store, text)) != 5 || other_use(store, text) != 5) return 1;
  return 0;
}
END
cat >other.part <<'END'
std::size_t other_use(io::DynFile file, text::DynStream stream) {
  Store store;
  io::DynFile own = store;
  // The tables of both are one.
  if (dynify::downcast<Store>(file) == nullptr || dynify::type_of(own) != dynify::type_of(file)) return 0;
  return dynify::sync_wait(use(file, stream));
}
END

{ include_all .hpp "${names[@]}"; include_all .dyn.hpp "${names[@]}"; cat use.hpp main.part; } >traits_first.cpp
{ include_all .dyn.hpp "${reversed[@]}"; include_all .hpp "${reversed[@]}"; cat use.hpp other.part; } >companions_first.cpp
compile -c traits_first.cpp -o main.o
compile -c companions_first.cpp -o other.o
"$compiler" main.o other.o -pthread -o program
./program

# The others of the orders need no code.
{ include_all .dyn.hpp "${names[@]}"; include_all .hpp "${names[@]}"; include_all .dyn.hpp "${names[@]}"; } >again.cpp
{ include_all .hpp "${reversed[@]}"; include_all .dyn.hpp "${reversed[@]}"; } >traits_reversed.cpp
compile -fsyntax-only again.cpp
compile -fsyntax-only traits_reversed.cpp

# A precompiled header of companions, some of which are included again. GCC would read the header itself if it could not use it.
include_all .dyn.hpp "${reversed[@]}" >all
if [[ ${pch[0]} = -include-pch ]]; then
  compile -x c++-header all -o all.pch
else
  compile -x c++-header all -o all.gch
  echo '#error the header itself is read' >all
fi
{ include_all .dyn.hpp io sink; include_all .hpp stream; cat use.hpp main.part; } >precompiled.cpp
compile "${pch[@]}" -c precompiled.cpp -o main.o
"$compiler" main.o other.o -pthread -o program
./program
