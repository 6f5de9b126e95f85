#pragma once
#include <dynify/task.hpp>
#include <optional>

namespace app {

class [[dynify::trait]] Stream {
 public:
  using item_type = dynify::associated;
  dynify::task<std::optional<item_type>> next();
  bool starts_with(const item_type& item) const noexcept;
};

}  // namespace app
