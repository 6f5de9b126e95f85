#pragma once

#include <dynify/task.hpp>
#include <memory>
#include <stdexcept>
#include <string>

struct not_default_constructible {
  explicit not_default_constructible(int v) : value(v) {}
  int value;
};

struct alignas(64) over_aligned {
  explicit over_aligned(int v) : value(v) {}
  int value;
};

/// Throws when it has been moved so many times.
struct throws_when_moved {
  explicit throws_when_moved(int moves) : moves_left(moves) {}
  throws_when_moved(throws_when_moved&& other) : moves_left(other.moves_left - 1) {
    if (moves_left < 0) throw std::runtime_error("moved");
  }
  int moves_left;
};

/// Every kind of result.
class [[dynify::trait]] Results {
 public:
  dynify::task<void> nothing();
  dynify::task<int> value();
  dynify::task<std::string> long_value();
  dynify::task<int&> reference();
  dynify::task<const int&> const_reference();
  dynify::task<std::unique_ptr<int>> move_only();
  dynify::task<not_default_constructible> no_default();
  dynify::task<over_aligned> aligned();
  dynify::task<throws_when_moved> moved(int moves);
  dynify::task<int> thrown();
};
