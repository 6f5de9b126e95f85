#pragma once

#include <dynify/task.hpp>

/// Calls itself.
class [[dynify::trait]] Depth {
 public:
  dynify::task<int> below(int depth);
};
