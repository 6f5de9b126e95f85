// Where traits may stand, and what their dyns are called.
#pragma once

#include <dynify/task.hpp>
#include <string>
#include <vector>

class [[using dynify: trait("AnyThing")]] Thing {
 public:
  int id();
};

namespace outer {
inline namespace v1 {
namespace inner {

class Server {
 public:
  using Item = std::string;
  struct Options {
    enum class Level { low };
    class [[dynify::trait]] Listener {
     public:
      dynify::task<Item> wait(Level level, const std::vector<Item>& items);
    };
  };
};

}  // namespace inner
}  // namespace v1
}  // namespace outer
