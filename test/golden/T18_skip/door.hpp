// Members marked skip are not part of the trait; constructors and destructors never are.
#pragma once

#include <dynify/task.hpp>

class [[dynify::trait]] Door {
 public:
  Door() = default;
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;
  ~Door() = default;

  dynify::task<int> open();

  [[dynify::skip]] int helper() { return 1; }
  template <class T>
  [[dynify::skip]] void visit(T visitor);
  [[dynify::skip]] int count = 0;
};
