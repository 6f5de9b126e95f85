// Where traits may stand, and what their dyns are called.
#pragma once

#include <dynify/task.hpp>
#include <string>
#include <vector>

class [[dynify::trait("AnyThing")]] Thing {
 public:
  int id() const;
};

namespace outer {
inline namespace v1 {
namespace inner {

enum class Kind { plain };

class [[using dynify: trait]] Deep {
 public:
  Kind kind();
};

class Server {
 public:
  using Item = std::string;
  struct Options {
    enum class Level { low };
    class [[dynify::trait]] Listener {
     public:
      dynify::task<Item> wait(Level level, const std::vector<Item>& items, Kind kind) const;
    };
  };
};

}  // namespace inner
}  // namespace v1
}  // namespace outer
