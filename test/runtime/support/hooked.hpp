// A value that does something when it is moved.
#pragma once

#include <functional>
#include <string>
#include <utility>

namespace test {

/// Calls `on_move` with the number of the move; the last is into the frame, the one before into the
/// method's parameter.
struct hooked {
  static inline std::function<void(int)> on_move;
  static inline int moves = 0;

  std::string text = "a text that is too long to be kept inside of a std::string";

  hooked() = default;
  hooked(hooked&& other) : text(hook(std::move(other.text))) {}
  hooked& operator=(hooked&&) = delete;

 private:
  static std::string&& hook(std::string&& passed) {
    ++moves;
    if (on_move) on_move(moves);
    return std::move(passed);
  }
};

}  // namespace test
