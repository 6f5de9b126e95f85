// Methods that return their own trait: what stands for the reference is a dyn.
#pragma once
#include <dynify/task.hpp>

namespace app {

class [[dynify::trait]] Counter {
 public:
  /// Adds to it.
  Counter& operator+=(int n);
  Counter& add(int n) noexcept;
  Counter& shared() const;
  int value() const;
  dynify::task<int> later();

  Counter& operator++() {
    add(1);
    return *this;
  }
  Counter& add_twice(int n) {
    if (n == 0) return (*this);
    add(n);
    return this->add(n);
  }
};

class [[dynify::trait]] Named : public Counter {
 public:
  Named& name(int n);
  int name() const;
};

template <class T>
class [[dynify::trait]] Sum {
 public:
  using item = dynify::associated;
  Sum& operator+=(T n);
  item last() const;
};

}  // namespace app
