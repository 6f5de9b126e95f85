// Default bodies whose lambdas capture the object, by two spellings, in a class template.
#pragma once

template <class T>
class [[dynify::trait, dynify::ordinary]] Store {
 public:
  T size();
  T named(int n) {
    const auto f = [self = this, n] { return self->size() + n; };
    return f();
  }
  T referred(int n) {
    const auto f = [n, &self = *this] { return self.size() + n; };
    return f();
  }
};
