#pragma once

#include <dynify/task.hpp>

class [[dynify::trait]] Flag {
 public:
  explicit operator bool() const;
  operator dynify::task<int>();
};
