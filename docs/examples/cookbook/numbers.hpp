// numbers.hpp: a trait, a stream of values
#pragma once
#include <dynify/task.hpp>
#include <optional>

class [[dynify::trait]] Numbers {
 public:
  /// The next number, or nullopt at the end.
  dynify::task<std::optional<int>> next();
};
