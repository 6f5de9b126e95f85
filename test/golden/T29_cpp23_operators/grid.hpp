// Operators of C++23: subscripts of any number of arguments, and static ones.
// flags: -std=c++2b
#pragma once

#include <dynify/task.hpp>

class [[dynify::trait]] Grid {
 public:
  int& operator[](int row, int column);
  dynify::task<int> operator[]() const;
  static int operator[](const char* name);
  static dynify::task<int> operator()(int size, int by = 2);
  static int operator()() { return 7; }
};
