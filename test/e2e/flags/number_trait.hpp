#pragma once
#include "number.hpp"

class [[dynify::trait]] Numbers {
 public:
  number next();
};
