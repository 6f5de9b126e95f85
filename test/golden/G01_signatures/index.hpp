// Signatures that are too long for a line: of a method, an ordinary one, a function.
#pragma once
#include <cstddef>
#include <dynify/task.hpp>
#include <string>
#include <utility>
#include <vector>

namespace library {

template <class Item, class Key = std::string>
class [[dynify::trait]] Index {
 public:
  dynify::task<std::vector<std::pair<Key, Item>>> all_of(std::vector<Key> keys, bool with_older_revisions);
  [[nodiscard]] std::vector<std::pair<Key, Item>> known_without_a_wait(const std::vector<Key>& keys) noexcept;
};

/// How many items of an archive have a name that starts so.
[[dynify::trait]] dynify::task<std::size_t> count_of_items_that_start_with(std::string prefix, const std::vector<std::string>& names);

}  // namespace library
