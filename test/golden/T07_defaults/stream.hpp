// A body is a default: implementors need not have the method, and their own goes before it.
#pragma once

#include <dynify/task.hpp>
#include <optional>

namespace text {

class [[dynify::trait]] Stream {
 public:
  static constexpr int most = 3;
  /// The next character, or nullopt at the end.
  dynify::task<std::optional<char>> next();
  /// Skips `n` characters, and returns how many there were.
  dynify::task<int> skip(int n = most) {
    int skipped = 0;  // so far
    while (skipped < n && co_await this->next()) ++skipped;
    co_return skipped;
  }
};

}  // namespace text
