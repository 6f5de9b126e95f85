#pragma once

class [[dynify::trait]] Canvas {
 public:
  void line();
};
class [[dynify::trait]] Shape {
 public:
  void draw(Canvas* on);
};
