#pragma once
#include <dynify/task.hpp>

class [[dynify::trait]] Reader {
 public:
  dynify::task<int> read();
  dynify::task<int> twice() {
    co_return 2 * co_await dynify::defer([this] { return read(); });
  }
};
