// Every receiver: the implementor's method sees the same.
#pragma once

#include <dynify/task.hpp>
#include <string>

namespace home {

class [[dynify::trait]] Lamp {
 public:
  std::string lvalue() &;
  dynify::task<int> glow() const&;
  dynify::task<int> burn() &&;
};

}  // namespace home
