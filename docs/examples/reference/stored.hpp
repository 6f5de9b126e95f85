#pragma once

#include <dynify/task.hpp>

/// Numbers, one at a time.
class [[dynify::trait, dynify::storage(128)]] Numbers {
 public:
  dynify::task<int> next();
};
