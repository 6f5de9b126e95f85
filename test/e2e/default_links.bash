#!/usr/bin/env bash
# g++ -O0 emits the default coroutines of a trait wherever its header is included, and the linker then looks for what they call. One unit of
# the program with the companion is enough, however the program is linked.
source "$(dirname "$0")/helpers.bash"

rm -rf work && mkdir work && cd work
cat >store.hpp <<'HEADER'
#pragma once
#include <dynify/task.hpp>
class [[dynify::trait]] Store {
 public:
  int get(int key) const;
  dynify::task<int> load(int key);
  int twice(int key) const { return get(key) + get(key); }
  dynify::task<int> sum(int key) { co_return twice(key) + co_await load(key); }
};
HEADER
cat >use.cpp <<'SOURCE'
#include "store.dyn.hpp"
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
struct Map {
  int get(int key) const { return key; }
  dynify::task<int> load(int key) { co_return key; }
};
int use() {
  Map map;
  DynStore store = map;
  dynify::buffer<2048> frame;
  return dynify::sync_wait(store.sum(3).in(frame));
}
SOURCE
cat >main.cpp <<'SOURCE'
#include "store.hpp"
int use();
int main() { return use() - 9; }
SOURCE
"$DYNIFY_PREFIX/bin/dynify-gen" store.hpp

flags=(-std=c++20 -O0 -w -fPIC "-I$DYNIFY_PREFIX/include")
g++ "${flags[@]}" -c main.cpp
g++ "${flags[@]}" -c use.cpp
for objects in "main.o use.o" "use.o main.o"; do
  for mode in -pie -no-pie -static; do
    # shellcheck disable=SC2086  # a list of files
    g++ $mode $objects -o program
    ./program
  done
done
g++ -shared use.o -o libuse.so
g++ main.o -L. -luse -Wl,-rpath,. -o program
./program
rm -f libuse.a && ar rc libuse.a use.o
g++ main.o libuse.a -o program
./program
