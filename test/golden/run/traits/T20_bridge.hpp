// Code written for the trait runs on a dyn that is bound to containers.
#pragma once

#include <dynify/task.hpp>
#include <optional>
#include <string>

namespace text {

class [[dynify::trait]] Stream {
 public:
  using item = char;
  static constexpr int limit = 99;

  /// The next character, or nullopt at the end.
  dynify::task<std::optional<item>> next();
  dynify::task<std::size_t> skip(std::size_t count = 1);
  dynify::task<std::string> rest() const;
  [[nodiscard]] bool exhausted() const noexcept;
  dynify::task<std::string> consume() &&;
};

}  // namespace text
