// store.hpp: the trait of most recipes, something that keeps texts under keys
#pragma once
#include <dynify/task.hpp>
#include <optional>
#include <string>

class [[dynify::trait]] Store {
 public:
  /// The text under `key`, or nullopt.
  dynify::task<std::optional<std::string>> get(std::string key);
  dynify::task<void> put(std::string key, std::string text);
  std::size_t size() const;
};
