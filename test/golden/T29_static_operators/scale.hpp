// Static call operators of C++23.
// flags: -std=c++2b
#pragma once

#include <dynify/task.hpp>

class [[dynify::trait]] Scale {
 public:
  static dynify::task<int> operator()(int size, int by = 2);
  static int operator()() { return 7; }
};
