#include <cassert>

#include "file.dyn.hpp"

struct Disk {
  std::string name(int index) { return index == 0 ? "disk" : "tape"; }
  bool close(bool flush) { return flush; }
};

int main() {
  Disk disk;
  DynFile file = disk;
  assert(file.name() == "disk" && file.name(1) == "tape" && file.close(true));
}
