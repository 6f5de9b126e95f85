// A default in a trait whose types its implementors choose.
#pragma once

#include <dynify/task.hpp>
#include <optional>

class [[dynify::trait]] Stream {
 public:
  using item = dynify::associated;

  dynify::task<std::optional<item>> next();
  dynify::task<std::optional<item>> last() {
    std::optional<item> found;
    while (std::optional<item> one = co_await next()) found = one;
    co_return found;
  }
};
