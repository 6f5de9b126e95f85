#pragma once

class [[dynify::trait]] Shape {
 public:
  Shape copy();
  bool equals(const Shape& other) const;
};
