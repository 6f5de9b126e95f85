// A trait whose companion has lines of every kind that are too long.
#pragma once
#include <concepts>
#include <cstddef>
#include <dynify/task.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace library {

/// Keeps what it is given under a name, and finds it again by that name, by a part of it, or by a word that stands in it.
template <std::movable Item, class Key = std::string>
class [[dynify::trait]] Archive {
 public:
  dynify::task<std::optional<Item>> find(const Key& key, std::size_t revision = 0) const;
  dynify::task<std::vector<std::pair<Key, Item>>> all_of(std::vector<Key> keys, bool with_older_revisions);
  dynify::task<void> put(Key key, Item item, std::optional<std::size_t> revision = std::nullopt);
  [[nodiscard]] std::size_t size() const noexcept;
  bool remove(const Key& key);
};

/// How many items of an archive have a name that starts so.
[[dynify::trait]] dynify::task<std::size_t> count_of_items_that_start_with(std::string prefix, const std::vector<std::string>& names);

}  // namespace library
