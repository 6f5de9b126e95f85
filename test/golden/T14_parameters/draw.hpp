// Traits as parameters: an implementor takes their dyns.
#pragma once

#include <dynify/task.hpp>

#include "log.hpp"

namespace draw {

class [[dynify::trait]] Shape {
 public:
  dynify::task<int> draw(logging::Log& log, int scale = 1);
  void attach(const logging::Log& log, Shape& other);
};

}  // namespace draw
