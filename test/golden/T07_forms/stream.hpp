// A default in a trait whose types its implementors choose.
#pragma once

#include <dynify/task.hpp>
#include <optional>

class [[dynify::trait]] Stream {
 public:
  using item = dynify::associated;

  dynify::task<std::optional<item>> next();
  dynify::task<item> last(item other) {
    while (std::optional<item> one = co_await next()) other = *one;
    co_return other;
  }
};
