#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "scale.dyn.hpp"

struct Times {
  static dynify::task<int> operator()(int size, int by) { co_return size* by; }
};

/// What the trait has as a static operator may be any that is called on an object.
struct Plus {
  dynify::task<int> operator()(int size, int by) const { co_return size + by; }
  int operator()() const { return 8; }
};

int main() {
  Times times;
  DynScale scale = times;
  dynify::buffer<512> frame;
  assert(scale() == 7 && dynify::sync_wait(scale(3).init(frame)) == 6);
  ConstDynScale fixed = scale;
  assert(fixed() == 7 && dynify::sync_wait(fixed(3, 3).init(frame)) == 9);
  assert(dynify::sync_wait(dynify::bind(scale, frame)(4)) == 8);
  const Plus plus;
  assert(dynify::sync_wait(ConstDynScale(plus)(3).init(frame)) == 5 && ConstDynScale(plus)() == 8);
}
