#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "logger.dyn.hpp"

struct Memory {
  int count = 0;
  dynify::task<void> write(std::string) {
    ++count;
    co_return;
  }
  int lines() { return count; }
  int level() { return 1; }
  void put(std::string) { ++count; }
};

int main() {
  Memory memory;
  DynLogger logger = memory;
  dynify::buffer<512> frame;
  dynify::sync_wait(logger.write("x").init(frame));
  assert(logger.lines() == 1 && logger.level() == 1);
}
