#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "reader.dyn.hpp"

struct Disk {
  dynify::task<int> read(int offset) { co_return offset; }
  dynify::task<int> read(std::string name) { co_return static_cast<int>(name.size()); }
  int read() const { return 1; }
  int read() { return 2; }
  int read_2() { return 3; }
};

int main() {
  Disk disk;
  DynReader reader = disk;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(reader.read(5).init(frame)) == 5);
  assert(dynify::sync_wait(reader.read("four").init(frame)) == 4);
  assert(reader.read() == 2 && reader.read_2() == 3);
  assert(ConstDynReader(reader).read() == 1);
}
