// A trait whose methods take their object along.
#pragma once

#include <dynify/task.hpp>
#include <utility>

/// Throws at one of its moves.
struct fragile {
  explicit fragile(int moves_left) : moves(moves_left) {}
  fragile(fragile&& other) : moves(other.moves - 1) {
    if (moves == 0) throw 7;
  }
  fragile& operator=(fragile&& other) noexcept = default;
  int moves;
};

class [[dynify::trait]] Job {
 public:
  dynify::task<int> run() &&;
  dynify::task<int> wait();
  dynify::task<int> carry(fragile what);
};
