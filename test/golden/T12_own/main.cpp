#include <cassert>
#include <type_traits>

#include "counter.dyn.hpp"

struct Plain {
  int count = 0;
  Plain& operator+=(int n) {
    count += n;
    return *this;
  }
  Plain& add(int n) noexcept { return *this += n; }
};

/// What it inherits returns its base, which is an implementor as well.
struct Thousands : Plain {
  Thousands& operator++() {
    count += 1000;
    return *this;
  }
};
struct Nothing : Plain {
  void operator+=(int) {}
};
static_assert(dynify::implements<Thousands, app::Counter>);
static_assert(!dynify::implements<Nothing, app::Counter>);

int main() {
  Plain plain;
  app::DynCounter dyn = plain;
  static_assert(std::is_same_v<decltype(dyn += 1), app::DynCounter>);
  ((dyn += 1) += 2).add(4);
  ++dyn;
  assert(plain.count == 8);
  Thousands thousands;
  ++app::DynCounter(thousands);
  assert(thousands.count == 1000);
}
