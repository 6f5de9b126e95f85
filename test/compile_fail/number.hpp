#pragma once

#include <dynify/task.hpp>

class [[dynify::trait]] Number {
 public:
  dynify::task<int> next();
};
