// Methods that return their own trait: what stands for the reference is a dyn.
#pragma once

namespace app {

class [[dynify::trait]] Counter {
 public:
  /// Adds to it.
  Counter& operator+=(int n);
  Counter& add(int n) noexcept;

  Counter& operator++() {
    add(1);
    return *this;
  }
};

}  // namespace app
