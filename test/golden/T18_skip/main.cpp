#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "door.dyn.hpp"

struct Gate {
  dynify::task<int> open() { co_return 1; }
};

int main() {
  Gate gate;
  DynDoor door = gate;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(door.open().init(frame)) == 1);
}
