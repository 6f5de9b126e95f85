// A trait whose calls wait.
#pragma once
#include <dynify/task.hpp>

class [[dynify::trait]] Waits {
 public:
  dynify::task<int> wait(int n);
  [[dynify::storage(4096)]] dynify::task<int> stored(int n);
};
