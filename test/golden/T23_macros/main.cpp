#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "macros.dyn.hpp"

#undef first

struct Impl {
  dynify::task<int> add(int a, const int& b) { co_return a + b; }
  int call(int first, int size) { return first + size; }
};

int main() {
  Impl impl;
  app::DynMarked marked = impl;
  dynify::buffer<1024> frame;
  assert(dynify::sync_wait(marked.add(1, 2).init(frame)) == 3 && marked.call(1) == 129);
}
