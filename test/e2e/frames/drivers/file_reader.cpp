#include "drivers/file_reader.hpp"

static dynify::task<int> one() { co_return 1; }

dynify::task<int> FileReader::read(std::string name, int count) {
  volatile char block[100] = {};
  block[count % 100] = 1;
  const int n = co_await one();
  co_return n + block[count % 100] + static_cast<int>(name.size());
}

dynify::task<int> FileReader::read(int count) const { co_return count; }
