#pragma once

#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "T19_abstract.dyn.hpp"

namespace T19_abstract {

struct Derived : Clock {
  dynify::task<int> now() override { co_return 1; }
  bool ticking() const noexcept override { return true; }
};

struct Free {
  dynify::task<int> now() { co_return 2; }
  bool ticking() const noexcept { return false; }
};

struct Quartz final : Timer {
  int id() const final { return 5; }
  dynify::task<int> wait(int ticks) const& final { co_return ticks; }
  void stop() noexcept override { stopped = true; }
  int operator()(int value) override { return value; }
  explicit operator bool() const override { return !stopped; }
  bool stopped = false;
};

inline int runs() {
  Derived derived;
  Free free;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(DynClock(derived).now().init(frame)) == 1);
  assert(dynify::sync_wait(DynClock(free).now().init(frame)) == 2);
  Clock& abstract = derived;
  assert(dynify::sync_wait(DynClock(abstract).now().init(frame)) == 1);

  Quartz quartz;
  Timer& base = quartz;
  DynTimer timer = base;
  assert(timer.id() == 5 && dynify::sync_wait(timer.wait().init(frame)) == 1 && timer(3) == 3);
  timer.stop();
  assert(!static_cast<bool>(timer) && !static_cast<bool>(ConstDynTimer(quartz)));

  assert(DynClock(derived).ticking() && !DynClock(free).ticking());
  return 0;
}

}  // namespace T19_abstract
