#pragma once
#include "number_trait.dyn.hpp"

class [[dynify::trait]] Second {
 public:
  void take(DynNumbers numbers);
};
