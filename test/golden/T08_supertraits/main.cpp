#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <type_traits>

#include "io.dyn.hpp"

struct Disk {
  dynify::task<int> read(int most) { co_return most; }
  int close() { return 2; }
};

// An upcast refers to the object itself, and a dyn is no implementor of its own subtraits.
static_assert(sizeof(io::DynFile) == 2 * sizeof(void*));
static_assert(std::is_nothrow_convertible_v<io::DynFile, io::DynRead>);
static_assert(!std::is_convertible_v<io::DynRead, io::DynFile>);

int main() {
  dynify::buffer<256> frame;
  Disk disk;
  io::DynFile file = disk;
  assert(dynify::sync_wait(file.read(3).init(frame)) == 3);
  assert(file.close() == 2);
  io::DynRead read = file;
  assert(dynify::sync_wait(read.read().init(frame)) == 8);
}
