#pragma once

#include <coroutine>
#include <dynify/task.hpp>

/// What a plugin offers.
class [[dynify::trait]] Handler {
 public:
  /// Twice the number. May leave itself in `parked`, to be resumed.
  dynify::task<int> handle(std::coroutine_handle<>& parked, int number);
  int kind() const;
};
