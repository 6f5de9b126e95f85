// Default bodies whose lambdas capture the object, by every spelling, in a class template.
#pragma once

#include <dynify/task.hpp>

template <class T>
class [[dynify::trait]] Store {
 public:
  T get(int id);
  int named(int n) {
    const auto f = [self = this, n] { return self->size() + n; };
    return f();
  }
  int referred(int n) {
    const auto f = [n, &self = *this] { return self.size() + n; };
    return f();
  }
  int held(int n) {
    const auto f = [this, n]() { return this->size() + n; };
    const auto g = [=, this, self = this] { return self->size() + n + size(); };
    const auto h = [&, self = this] { return self->size() + n; };
    return f() + g() + h();
  }
  /// A default that the lambda calls.
  int size() { return 1; }
};
