#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "clock.dyn.hpp"

struct Derived : Clock {
  dynify::task<int> now() override { co_return 1; }
  bool ticking() const noexcept override { return true; }
};

struct Free {
  dynify::task<int> now() { co_return 2; }
  bool ticking() const noexcept { return false; }
};

int main() {
  Derived derived;
  Free free;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(DynClock(derived).now().init(frame)) == 1);
  assert(dynify::sync_wait(DynClock(free).now().init(frame)) == 2);
  Clock& abstract = derived;
  assert(dynify::sync_wait(DynClock(abstract).now().init(frame)) == 1);

  assert(DynClock(derived).ticking() && !DynClock(free).ticking());
}
