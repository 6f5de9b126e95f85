#pragma once

class Canvas;
class [[dynify::trait]] Shape {
 public:
  void draw(Canvas& on);
};
class [[dynify::trait]] Canvas {
 public:
  void line();
};
