// Namespaces and classes called like those that the companion names.
#pragma once

#include <dynify/task.hpp>
#include <utility>

namespace app {
namespace std {}
namespace dynify {
namespace companion {}
}  // namespace dynify

class [[dynify::trait]] Stream {
 public:
  ::dynify::task<int> next(::std::pair<int, int> range);
};

namespace dynify_ {
class [[dynify::trait]] dynify {
 public:
  int run(int by);
};
}  // namespace dynify_

}  // namespace app
