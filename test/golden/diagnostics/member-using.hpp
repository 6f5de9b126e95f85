#pragma once

enum class Color { red };
class [[dynify::trait]] Painter {
 public:
  using enum Color;
  void paint();
};
