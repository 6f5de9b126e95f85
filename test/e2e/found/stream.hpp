#pragma once
#include <dynify/task.hpp>

class [[dynify::trait]] Stream {
 public:
  dynify::task<int> next();
};
