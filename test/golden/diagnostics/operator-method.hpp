#pragma once

#include <cstddef>

class [[dynify::trait]] Call {
 public:
  static void* operator new(std::size_t size);
  int operator()(int n);
};
