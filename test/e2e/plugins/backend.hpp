// What host and plugins share: a trait, and one implementor that both know.
#pragma once
#include <dynify/box.hpp>
#include <dynify/task.hpp>
#include <string>

class [[dynify::trait]] Backend {
 public:
  dynify::task<int> read(std::string name);
  std::string label() const;
};

struct [[gnu::visibility("default")]] Known {
  int value = 3;
  dynify::task<int> read(std::string name) { co_return value + static_cast<int>(name.size()); }
  std::string label() const { return "known"; }
};
