// stream.hpp: a trait
#pragma once
#include <dynify/task.hpp>
#include <optional>

class [[dynify::trait]] Stream {
 public:
  /// The next character, or nullopt at the end.
  dynify::task<std::optional<char>> next();
  bool exhausted() const;
};
