#pragma once

#include "foreign.hpp"

class [[dynify::trait]] Counter {
 public:
  [[dynify::storage(256)]] foreign_task<true> next();
};
