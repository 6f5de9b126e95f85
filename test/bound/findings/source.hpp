#pragma once
#include <dynify/task.hpp>

class [[dynify::trait]] Source {
 public:
  dynify::task<int> next();
};
