#include <cassert>
#include <dynify/dynify.hpp>
#include <string>

#include "filter.dyn.hpp"

struct Bare {};
struct Own {
  static constexpr int limit() { return 16; }
};
// What a static method does, one that has an object does too.
struct Counted {
  int number = 3;
  int most(int) const noexcept { return number; }
};
// Its own of another type is a mistake, and no reason to take the default.
struct Mistaken {
  static std::string limit() { return "none"; }
};
static_assert(dynify::implements<Own, media::Filter>);
static_assert(!dynify::implements<Mistaken, media::Filter>);

int main() {
  Bare bare;
  media::DynFilter filter = bare;
  assert(filter.limit() == 64 && filter.most(2) == 66);
  Own own;
  filter = own;
  assert(filter.limit() == 16 && filter.most(2) == 18 && filter.most() == 64 + 16);
  static_assert(media::Filter::limit() == 64);
  const Counted counted;
  assert(media::ConstDynFilter(counted).most() == 3);
}
