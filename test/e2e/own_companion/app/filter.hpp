#pragma once

#include "stream.hpp"

class [[dynify::trait]] Filter {
 public:
  dynify::task<int> first_of(Stream& stream);
};

#include "filter.dyn.hpp"
