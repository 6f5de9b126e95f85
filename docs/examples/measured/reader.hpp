#pragma once
#include <dynify/task.hpp>
#include <string>

class [[dynify::trait]] Reader {
 public:
  dynify::task<int> read(std::string name);
};
