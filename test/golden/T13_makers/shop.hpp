// Methods that return some implementor of another trait.
#pragma once

#include <dynify/task.hpp>
#include <string>

namespace shop {

class [[dynify::trait]] Item {
 public:
  dynify::task<int> price();
};

class [[dynify::trait]] Store {
 public:
  /// Whatever is sold under `name`.
  Item find(std::string name);
};

}  // namespace shop
