#pragma once

#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "T28_inherited.dyn.hpp"

namespace T28_inherited {

struct Bare {
  static int one() { return 1; }
};

struct Own {
  static constexpr int limit() { return 16; }
  static int label() { return 1; }
  static int depth() { return 5; }
  static int zero() { return 9; }
  static int one() { return 2; }
};

inline int runs() {
  Bare bare;
  Own own;
  dynify::buffer<512> frame;
  const auto wait = [&frame](auto made) { return dynify::sync_wait(std::move(made).init(frame)); };

  plant::DynPump pump = bare;
  assert(pump.label() == 65 + 64 && pump.depth() == 3 && pump.twice() == 2 * 129 + 3);
  assert(pump.limit() == 64 && static_cast<plant::DynValve>(pump).label() == 65);
  pump = own;
  assert(pump.label() == 1 && pump.depth() == 5 && pump.twice() == 2 + 5 && pump.limit() == 16);
  assert(static_cast<plant::DynValve>(pump).label() == 1);
  assert(plant::Pump::label() == 129 && plant::Pump::depth() == 3);

  plant::DynTyped<int> typed = bare;
  assert(typed.zero() == 0 && typed.next(1) == 2);
  assert(wait(typed.later(5)) == 5 && wait(typed.later()) == 0);
  typed = own;
  assert(typed.zero() == 9 && typed.next(1) == 3);
  return 0;
}

}  // namespace T28_inherited
