#pragma once

class Canvas {
 public:
  template <class T>
  using list = T*;
  void clear();
};
class [[dynify::trait]] Painter : public Canvas {
 public:
  using Canvas::clear;
  using Canvas::list;
};
