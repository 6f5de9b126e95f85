// A trait whose companion has lines of every kind that are too long.
#pragma once
#include <concepts>
#include <cstddef>
#include <dynify/task.hpp>
#include <optional>
#include <string>

namespace library {

/// Keeps what it is given under a name, and finds it again by that name, by a part of it, or by a word that stands in it.
template <std::movable Item, class Key = std::string>
class [[dynify::trait]] Archive {
 public:
  dynify::task<std::optional<Item>> find(const Key& key, std::size_t revision = 0) const;
  bool put(Key key, Item item);
};

}  // namespace library
