// Subscripts of C++23: of any number of arguments, and static.
// flags: -std=c++2b
#pragma once

#include <dynify/task.hpp>

class [[dynify::trait]] Grid {
 public:
  int& operator[](int row, int column);
  dynify::task<int> operator[]();
  static int operator[](const char* name);
};
