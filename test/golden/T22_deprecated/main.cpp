#include <cassert>
#include <dynify/dynify.hpp>

// The trait, its dyns and their users alike are deprecated.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#include "logger.dyn.hpp"

struct Memory {
  int count = 0;
  void put(int) { ++count; }
  int lines() const { return count; }
  void write(int) { ++count; }
};

int main() {
  Memory memory;
  DynOldLogger logger = memory;
  logger.put('x');
  logger.write('y');
  assert(ConstDynOldLogger(memory).lines() == 2);
}
