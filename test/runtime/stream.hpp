#pragma once

#include <dynify/task.hpp>
#include <optional>
#include <string>

namespace text {

/// Characters, one at a time.
class [[dynify::trait]] Stream {
 public:
  /// The next character, or nullopt at the end.
  dynify::task<std::optional<char>> next();
  dynify::task<void> put_back(std::string text);
  [[nodiscard]] bool exhausted() const;
  void rewind() noexcept;
  [[nodiscard]] const std::string& name() const;
  dynify::task<int> length() const;
  dynify::task<int> consume() &&;
};

}  // namespace text
