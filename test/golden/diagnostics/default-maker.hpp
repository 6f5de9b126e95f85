#pragma once

#include <dynify/task.hpp>

class [[dynify::trait]] Item {
 public:
  int size() const;
  dynify::task<int> weigh() const;
};
class [[dynify::trait]] Store {
 public:
  Item find(int number);
  Item first() { return find(1); }
  int largest() { return find(1).size(); }
  dynify::task<int> weigh(const Item& item) { co_return co_await item.weigh() + item.size(); }
};
