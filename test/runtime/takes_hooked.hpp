#pragma once

#include <cstddef>
#include <dynify/task.hpp>

#include "support/hooked.hpp"

/// A by-value argument that does something when it is moved.
class [[dynify::trait]] TakesHooked {
 public:
  dynify::task<std::size_t> size(test::hooked value);
};
