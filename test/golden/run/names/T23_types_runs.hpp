#pragma once

#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/box.hpp>
#include <dynify/buffer.hpp>
#include <dynify/heap.hpp>
#include <dynify/make.hpp>
#include <dynify/sync_wait.hpp>

#include "T23_types.dyn.hpp"

namespace others {

/// An implementor that is like its arguments.
struct Keeper : Guarded {
  dynify::task<Guarded> pass(Guarded by, Guarded& to, Guarded&& taken, const Guarded* pointer) {
    to.number += by.number + taken.number + pointer->number;
    co_return to;
  }
  Guarded straight(Guarded by, const Guarded& more) & { return {by.number + more.number}; }
  dynify::task<int> größter_wert(int a, int b) const { co_return a > b ? a : b; }
  int base() const { return 8; }
  Größe übertragen(Größe größe) { return größe; }
};

}  // namespace others

namespace T23_types {

inline int runs() {
  others::Keeper keeper;
  others::DynGuard guard = keeper;
  dynify::buffer<1024> frame;
  others::Guarded to;
  const others::Guarded* none = std::addressof(to);
  assert(dynify::sync_wait(guard.pass({1}, to, {2}, none).init(frame)).number == 3);
  assert(dynify::sync_wait(dynify::bind(guard, frame).pass({1}, to, {2}, none)).number == 9);
  assert(guard.straight({1}, {2}).number == 3);
  assert(dynify::sync_wait(guard.größter_wert(3, 2).init(frame)) == 3);
  dynify::box<others::Guard> box = dynify::make<others::Keeper>().boxed();
  assert(dynify::sync_wait(box->größter_wert(3, 4).init(frame)) == 4);
  others::DynBase base = guard;
  assert(base.base() == 8 && others::DynÜberträger(keeper).übertragen({4}).値 == 4);
  return 0;
}

}  // namespace T23_types
