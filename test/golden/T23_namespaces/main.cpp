#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "spaces.dyn.hpp"

struct Impl {
  dynify::task<int> next(std::pair<int, int> range) { co_return range.second - range.first; }
  int run(int by) { return by; }
};

int main() {
  Impl impl;
  dynify::buffer<512> frame;
  app::DynStream stream = impl;
  assert(dynify::sync_wait(dynify::bind(stream, frame).next({1, 3})) == 2);
  assert(app::dynify_::Dyndynify(impl).run(3) == 3);
}
