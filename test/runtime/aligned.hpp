#pragma once

#include <dynify/task.hpp>

#include "support/over_aligned.hpp"

/// What has to be aligned: parameters by value, and locals. The body tells whether its own are.
class [[dynify::trait]] Aligned {
 public:
  dynify::task<bool> value(test::over_aligned<64> value);
  dynify::task<bool> values(test::over_aligned<32> first, char between,
                            test::over_aligned<128> second);
  dynify::task<bool> locals(int value);
};
