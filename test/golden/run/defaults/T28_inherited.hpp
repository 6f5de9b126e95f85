// Static defaults of a supertrait, of a base that is no trait, and of a class template.
#pragma once
#include <dynify/task.hpp>

namespace plant {

class [[dynify::trait]] Valve {
 public:
  static constexpr int limit() { return 64; }
  static int label() { return limit() + 1; }
};

class Plain {
 public:
  static int depth() { return 3; }
};

class [[dynify::trait]] Pump : public Valve, public Plain {
 public:
  static int label() { return Valve::label() + limit(); }
  int twice() const { return 2 * label() + depth(); }
};

template <class T>
class [[dynify::trait]] Typed {
 public:
  static T zero() { return T(); }
  static T next(T value) noexcept(noexcept(zero())) { return value + one(); }
  static T one();
  static dynify::task<T> later(T value = zero()) { co_return value; }
};

}  // namespace plant
