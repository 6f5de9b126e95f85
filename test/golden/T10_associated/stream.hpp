// Types that implementors choose, and that are parameters of the dyn.
#pragma once

#include <dynify/task.hpp>
#include <optional>
#include <vector>

namespace feed {

class [[dynify::trait]] Stream {
 public:
  /// What it yields.
  using item_type = dynify::associated;
  using list = std::vector<item_type>;

  dynify::task<std::optional<item_type>> next();
  void push_back(item_type item);
  list rest();
};

}  // namespace feed
