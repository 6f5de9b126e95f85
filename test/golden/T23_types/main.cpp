#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <memory>

#include "types.dyn.hpp"

namespace app {

/// An implementor that is like its arguments.
struct Keeper : Guarded {
  dynify::task<Guarded> pass(Guarded by, Guarded& to, Guarded&& taken, const Guarded* pointer) {
    to.number += by.number + taken.number + pointer->number;
    co_return to;
  }
  Guarded straight(Guarded by, const Guarded& more) & { return {by.number + more.number}; }
  dynify::task<int> größter_wert(int a, int b) { co_return a > b ? a : b; }
};

}  // namespace app

int main() {
  app::Keeper keeper;
  app::DynGuard guard = keeper;
  dynify::buffer<1024> frame;
  app::Guarded to;
  const app::Guarded* same = std::addressof(to);
  assert(dynify::sync_wait(guard.pass({1}, to, {2}, same).init(frame)).number == 3);
  assert(dynify::sync_wait(dynify::bind(guard, frame).pass({1}, to, {2}, same)).number == 9);
  assert(guard.straight({1}, {2}).number == 3);
  assert(dynify::sync_wait(guard.größter_wert(3, 2).init(frame)) == 3);
}
