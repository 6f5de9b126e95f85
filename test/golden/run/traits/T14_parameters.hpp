// Traits as parameters: an implementor takes their dyns.
#pragma once

#include <dynify/task.hpp>
#include <string>

#include "T14_log.hpp"

namespace draw {

class [[dynify::trait]] Canvas {
 public:
  dynify::task<void> line(int from, int to);
  [[nodiscard]] int lines() const;
};

class [[dynify::trait]] Shape {
 public:
  dynify::task<int> draw(Canvas& on, logging::Log& log, int scale = 1);
  bool fits(const Canvas& on) const;
  bool equals(const Shape& other) const;
  void attach(Shape& other);
  dynify::task<int> copy(const Shape& from, Shape& to) const;
  [[nodiscard]] int sides() const;
};

}  // namespace draw
