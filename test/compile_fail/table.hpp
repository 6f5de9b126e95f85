#pragma once
#include <dynify/task.hpp>
#include <optional>

namespace app {

class [[dynify::trait]] Table {
 public:
  using key_type = dynify::associated;
  using mapped_type = dynify::associated;
  dynify::task<std::optional<mapped_type>> find(key_type key);
};

}  // namespace app
