// Overloads by arguments and by const.
#pragma once

#include <dynify/task.hpp>
#include <string>

class [[dynify::trait]] Reader {
 public:
  dynify::task<int> read(int offset);
  dynify::task<int> read(std::string name);
  int read() const;
  int read();
  int read_2();
};
