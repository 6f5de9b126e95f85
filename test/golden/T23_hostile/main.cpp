#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/downcast.hpp>
#include <dynify/sync_wait.hpp>

#include "hostile.dyn.hpp"

struct Impl {
  dynify::task<int> init(int a, int b, detail::dynify_::dyn::T c, int d) {
    co_return a + b + c.object_ + d;
  }
  dynify::task<int> through(int a, int b) { co_return a* b; }
  int dynify_(int a, int b) { return a + b; }
};

int main() {
  Impl impl;
  detail::dynify_::Dyndyn dyn = impl;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(dyn.init(1, 2, {}, 4).init(frame)) == 8);
  assert(dyn.dynify_(1, 2) == 3);
  auto bound = dynify::bind(dyn, frame);
  assert(dynify::sync_wait(bound.through(2, 3)) == 6 && bound.dynify_(3, 1) == 4);
  assert(dynify::downcast<Impl>(bound) == &impl);
}
