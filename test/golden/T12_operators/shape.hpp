// Operators are methods whose names are no identifiers.
#pragma once
#include <dynify/task.hpp>
#include <string>

class [[dynify::trait]] Shape {
 public:
  /// Calls it.
  dynify::task<int> operator()(std::string text, int times = 2);
  int operator()() noexcept;
  int& operator[](int index);
  void operator+=(int right);
  bool operator!();
};
