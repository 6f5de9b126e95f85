// Operators and conversions have defaults, too.
#pragma once

#include <dynify/task.hpp>

class [[dynify::trait]] Number {
 public:
  int value();
  dynify::task<int> operator()(int times, int plus = 1) { co_return value() * times + plus; }
  explicit operator bool() { return this->value() != 0; }
};
