#pragma once

#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "T07_bodies.dyn.hpp"

namespace T07_bodies {

struct Soft {
  dynify::task<std::string> word() const { co_return "word"; }
  dynify::task<std::vector<int>> all(int from) {
    std::vector<int> numbers{from, from + 1};
    co_return numbers;
  }
  hard::Bag<int, char> bag() const { return {{8, 'c'}}; }
  int value() const noexcept { return 3; }
  int value(int plus) const { return 3 + plus; }
};

inline int runs() {
  Soft soft;
  hard::DynHard dyn = soft;
  assert(dyn.outside() == 4 + 5 + 4 + 1 + 2);
  assert(dyn.leaves() == 7 + 7 + 1 + 3 && hard::Outer::Hard::counter == 1);
  assert(dyn.macros() == 6 + 8);
  assert(dyn.lambdas(10) == 13 + 4 + (4 + 13) + 3);
  assert(dyn.locals() == 6 + 2 + 2);
  assert(dyn.templates() == 16);
  assert(dyn.labels(3) == 3 && dyn.labels(4) == -1);
  dynify::buffer<1024> frame;
  const int sum = dynify::sync_wait(dyn.awaits(1, 2).init(frame));
  assert(sum == 3 + (2 + 6) + 1 + 4 + 3 + 100);
  assert(dynify::sync_wait(dyn.deep().init(frame)) == "wordthis->word()");
  assert(dyn.guarded() == 3);
  return 0;
}

}  // namespace T07_bodies
