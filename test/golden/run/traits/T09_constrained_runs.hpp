#pragma once

#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "T09_constrained.dyn.hpp"

namespace T09_constrained {

struct Whole {
  int total = 0;
  dynify::task<int> put(int value) { co_return total += value; }
  dynify::task<int> sum() { co_return total; }
  int size() const noexcept { return 4; }
  int kind() { return 1; }
  void close() { total = 0; }
};

// It has none of what only integers need.
struct Real {
  dynify::task<int> put(double value) { co_return static_cast<int>(value); }
  int size() const noexcept { return 2; }
  int kind() { return 2; }
  void close() {}
};

struct Partial {
  dynify::task<int> put(int value) { co_return value; }
  int kind() { return 3; }
};

template <class T>
concept has_sum = requires(T t) { t.sum(); };
template <class T>
concept has_size = requires(T t) { t.size(); };

inline int runs() {
  dynify::buffer<512> frame;
  Whole whole;
  DynSink<int> ints = whole;
  dynify::sync_wait(ints.put(3).init(frame));
  assert(dynify::sync_wait(ints.sum().init(frame)) == 3 && ints.size() == 4 && ints.kind() == 1);

  Real real;
  DynSink<double> reals = real;
  static_assert(!has_sum<DynSink<double>> && has_size<DynSink<double>>);
  assert(dynify::sync_wait(reals.put(2.5).init(frame)) == 2 && reals.kind() == 2);

  static_assert(!dynify::implements<Partial, Sink<int>> && !has_size<DynSink<int, 1>>);
  static_assert(!dynify::implements<Partial, Sink<int, 1>>);

  DynTap<int> tap = whole;
  assert(dynify::sync_wait(tap.sum().init(frame)) == 3);
  static_assert(!has_sum<DynTap<double>>);

  DynInts own = whole;
  assert(dynify::sync_wait(own.sum().init(frame)) == 3 && own.kind() == 1);
  static_assert(!has_sum<DynDoubles>);
  DynDoubles doubles = real;
  assert(doubles.kind() == 2);

  auto bound = dynify::bind(ints, frame);
  static_assert(dynify::implements<decltype(bound), Sink<int>>);
  static_assert(!has_sum<decltype(dynify::bind(reals, frame))>);
  return 0;
}

}  // namespace T09_constrained
