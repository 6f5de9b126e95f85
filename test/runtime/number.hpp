#pragma once

#include <dynify/task.hpp>

/// The smallest trait.
class [[dynify::trait]] Number {
 public:
  dynify::task<int> next();
};
