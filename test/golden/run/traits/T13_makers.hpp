// Methods that return some implementor of another trait.
#pragma once

#include <dynify/task.hpp>
#include <memory>
#include <string>

namespace shop {

class [[dynify::trait]] Item {
 public:
  dynify::task<int> price();
  [[nodiscard]] std::string name() const;
};

template <class Key>
class [[dynify::trait]] Lookup {
 public:
  bool has(const Key& key) const;
};

class [[dynify::trait]] Store {
 public:
  /// Whatever is sold under `name`.
  Item find(std::string name);
  Item cheapest() const;
  Lookup<int> prices(std::unique_ptr<int> limit);
};

}  // namespace shop
