#pragma once

class [[dynify::trait]] Canvas {
 public:
  void line();
};
class [[dynify::trait]] Shape {
 public:
  bool fits(const Canvas& on) const;
};
