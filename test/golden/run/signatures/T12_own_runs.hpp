#pragma once

#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/box.hpp>
#include <dynify/make.hpp>
#include <type_traits>

#include "T12_own.dyn.hpp"

namespace T12_own {

struct Plain {
  int count = 0;
  int named = 0;
  Plain& operator+=(int n) {
    count += n;
    return *this;
  }
  Plain& add(int n) noexcept { return *this += n; }
  Plain& shared() const { return const_cast<Plain&>(*this); }
  int value() const { return count; }
  dynify::task<int> later() { co_return count; }
  Plain& name(int n) {
    named = n;
    return *this;
  }
  int name() const { return named; }
};

/// What it inherits returns its base, which is an implementor as well.
struct Tenfold : Plain {
  int value() const { return count * 10; }
};
struct Thousands : Plain {
  Thousands& operator++() {
    count += 1000;
    return *this;
  }
};

struct Nothing : Plain {
  void operator+=(int) {}
};
struct Copy : Plain {
  Plain operator+=(int) { return *this; }
};
struct Const : Plain {
  const Plain& operator+=(int) { return *this; }
};
struct Other : Plain {
  int& operator+=(int) { return count; }
};
static_assert(dynify::implements<Plain, app::Counter>);
static_assert(dynify::implements<Tenfold, app::Named>);
static_assert(!dynify::implements<Nothing, app::Counter>);
static_assert(!dynify::implements<Copy, app::Counter>);
static_assert(!dynify::implements<Const, app::Counter>);
static_assert(!dynify::implements<Other, app::Counter>);

struct Characters {
  using item = char;
  int sum = 0;
  Characters& operator+=(int n) {
    sum += n;
    return *this;
  }
  char last() const { return static_cast<char>('a' + sum); }
};

// What is written for the trait runs on what stands for an implementor.
template <dynify::implements<app::Counter> C>
int use(C& counter) {
  counter += 5;
  return counter.add(1).value();
}

inline int runs() {
  Plain plain;
  app::DynCounter dyn = plain;
  static_assert(std::is_same_v<decltype(dyn += 1), app::DynCounter>);
  (dyn += 1) += 2;
  assert(plain.count == 3 && dyn.add(4).add(1).value() == 8);
  assert((++dyn).value() == 9 && dyn.add_twice(0).add_twice(3).value() == 15);
  const app::ConstDynCounter constant = plain;
  assert(constant.shared().add(1).value() == 16);

  Tenfold tenfold;
  app::DynCounter of_tenfold = tenfold;
  assert((of_tenfold += 2).value() == 2 && of_tenfold.value() == 20);
  Thousands thousands;
  app::DynCounter own = thousands;
  assert((++own).value() == 1000);

  app::DynNamed named = plain;
  assert(named.name(7).add(4).value() == 20 && named.name() == 7);
  auto bound = dynify::bind(dyn, dynify::heap);
  static_assert(dynify::implements<decltype(bound), app::Counter>);
  assert(use(bound) == 26 && use(plain) == 32);
  dynify::box<app::Counter> box = dynify::make<Plain>().init(dynify::heap);
  *box += 3;
  assert(box->add(1).value() == 4);

  Characters characters;
  app::DynSum<int, char> sum = characters;
  assert(((sum += 1) += 2).last() == 'd');
  return 0;
}

}  // namespace T12_own
