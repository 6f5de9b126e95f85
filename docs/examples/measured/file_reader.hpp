#pragma once
#include <dynify/task.hpp>
#include <string>

class FileReader {
 public:
  dynify::task<int> read(std::string name);
};
