#pragma once

class [[dynify::trait]] Shape {
 public:
  int sides() const;
  Shape clone() const;
};
