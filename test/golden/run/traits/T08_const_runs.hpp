#pragma once

#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <type_traits>

#include "T08_const.dyn.hpp"

namespace T08_const {

struct Item {
  int tag() const { return 3; }
  dynify::task<int> count() { co_return 10; }
  int count() const { return 20; }
};

// A const dyn is no implementor that another dyn would be made of.
static_assert(std::is_convertible_v<ConstDynBoth&, ConstDynTagged>);
static_assert(!std::is_convertible_v<ConstDynBoth&, DynTagged>);
static_assert(std::is_convertible_v<DynBoth&, DynTagged>);

int differences() {
  int wrong = 0;
  Item item;
  const ConstDynBoth seen = item;
  const ConstDynTagged above = seen;
  wrong += seen.tag() != 3;
  wrong += above.tag() != 3;
  wrong += !dynify::same_object(seen, above);

  DynBoth both = item;
  const DynBoth fixed = item;
  wrong += dynify::sync_wait(both.count().boxed()) != 10;
  wrong += fixed.count() != 20;
  wrong += seen.count() != 20;
  dynify::buffer<256> frame;
  auto bound = dynify::bind(both, frame);
  wrong += dynify::sync_wait(bound.count()) != 10;
  wrong += std::as_const(bound).count() != 20;
  return wrong;
}

inline int runs() { return differences(); }

}  // namespace T08_const
