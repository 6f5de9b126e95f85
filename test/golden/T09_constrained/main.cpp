#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "sink.dyn.hpp"

struct Whole {
  int total = 0;
  dynify::task<int> put(int value) { co_return total += value; }
  dynify::task<int> sum() { co_return total; }
};

// It has not what only integers need.
struct Real {
  dynify::task<int> put(double value) { co_return static_cast<int>(value); }
};

template <class T>
concept has_sum = requires(T t) { t.sum(); };
static_assert(has_sum<DynSink<int>> && !has_sum<DynSink<double>>);
static_assert(!dynify::implements<Real, Sink<int>> && dynify::implements<Real, Sink<double>>);

int main() {
  dynify::buffer<512> frame;
  Whole whole;
  DynSink<int> ints = whole;
  dynify::sync_wait(ints.put(3).init(frame));
  assert(dynify::sync_wait(ints.sum().init(frame)) == 3);

  Real real;
  DynSink<double> reals = real;
  assert(dynify::sync_wait(reals.put(2.5).init(frame)) == 2);
}
