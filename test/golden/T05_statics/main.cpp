#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "codec.dyn.hpp"

struct Wave {
  static int version() noexcept { return 7; }
  static dynify::task<int> probe(std::string header, int limit) {
    co_return static_cast<int>(header.size()) + limit;
  }
};

// What a static method does, one that has an object does too.
struct Counted {
  int number = 3;
  int version() const noexcept { return number; }
  dynify::task<int> probe(std::string, int) const { co_return number; }
};

int main() {
  Wave wave;
  media::DynCodec codec = wave;
  dynify::buffer<512> frame;
  assert(codec.version() == 7 && noexcept(codec.version()));
  assert(dynify::sync_wait(codec.probe("four", 2).init(frame)) == 6);

  const Counted counted;
  media::ConstDynCodec other = counted;
  assert(other.version() == 3 && dynify::sync_wait(other.probe("four").init(frame)) == 3);
}
