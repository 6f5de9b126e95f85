// Methods that take their object along: of a box that is moved, and of a shared object.
#pragma once

#include <dynify/task.hpp>
#include <string>

class [[dynify::trait]] Job {
 public:
  /// The whole of it, once.
  dynify::task<std::string> run(std::string name) &&;
  dynify::task<int> step();
  [[nodiscard]] int steps() const;
};
