#pragma once

#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <string>

#include "T14_parameters.dyn.hpp"

namespace T14_parameters {

struct Lines {
  std::string text;
  void write(std::string line) { text += line + "\n"; }
};

class Screen {
 public:
  dynify::task<void> line(int, int) {
    ++lines_;
    co_return;
  }
  int lines() const { return lines_; }

 private:
  int lines_ = 0;
};

class Square {
 public:
  dynify::task<int> draw(draw::DynCanvas on, logging::DynLog log, int scale) {
    dynify::buffer<256> frame;
    for (int side = 0; side < 4; ++side) co_await on.line(side, side + scale).in(frame);
    log.write("square");
    co_return on.lines();
  }
  bool fits(draw::ConstDynCanvas on) const { return on.lines() < 8; }
  bool equals(draw::ConstDynShape other) const { return other.sides() == sides(); }
  void attach(draw::DynShape other) { attached_ = other.sides(); }
  dynify::task<int> copy(draw::ConstDynShape from, draw::DynShape to) const {
    to.attach(to);
    co_return from.sides() + to.sides();
  }
  int sides() const { return 4 + attached_; }

 private:
  int attached_ = 0;
};

static_assert(dynify::implements<Square, draw::Shape>);

inline int runs() {
  Square square;
  Square other;
  Screen screen;
  Lines lines;
  draw::DynShape shape = square;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(shape.draw(screen, lines).init(frame)) == 4);
  assert(lines.text == "square\n" && shape.fits(screen));
  assert(dynify::sync_wait(shape.draw(screen, lines, 2).init(frame)) == 8);
  const Screen& constant = screen;
  assert(!shape.fits(constant));
  assert(shape.equals(other));
  shape.attach(other);
  assert(!shape.equals(other) && shape.equals(square));
  assert(dynify::sync_wait(shape.copy(square, other).init(frame)) == 8 + 8);
  assert(other.sides() == 8);
  return 0;
}

}  // namespace T14_parameters
