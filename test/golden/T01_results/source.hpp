// Coroutine methods of every kind of result.
#pragma once

#include <dynify/task.hpp>
#include <memory>
#include <string>

namespace shop {

struct Price {
  explicit Price(int amount) : cents(amount) {}
  int cents;
};

class [[dynify::trait]] Source {
 public:
  dynify::task<void> nothing();
  dynify::task<std::string> value();
  dynify::task<int&> reference();
  dynify::task<std::unique_ptr<int>> move_only();
  dynify::task<Price> without_default();
};

}  // namespace shop
