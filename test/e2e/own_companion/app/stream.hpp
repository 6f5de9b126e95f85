#pragma once

#include <rules.hpp>

#include <dynify/task.hpp>

class [[dynify::trait]] Stream {
 public:
  /// The next number, as only this comment calls it.
  dynify::task<int> next(int below = largest);
};

#include "stream.dyn.hpp"
