#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <string>

#include "stream.dyn.hpp"

struct Letters {
  std::string left;
  dynify::task<std::optional<char>> next() {
    if (left.empty()) co_return std::nullopt;
    const char c = left.front();
    left.erase(0, 1);
    co_return c;
  }
};

struct Counted : Letters {
  dynify::task<int> skip(int) { co_return 10; }
};

struct Other : Letters {
  dynify::task<long> skip(int);  // another result
};
static_assert(!dynify::implements<Other, text::Stream>);

int main() {
  dynify::buffer<1024> frame;
  Letters letters{"abcde"};
  text::DynStream stream = letters;
  assert(dynify::sync_wait(stream.skip().init(frame)) == 3 && letters.left == "de");
  assert(dynify::sync_wait(stream.skip(9).init(frame)) == 2);

  Counted counted{{"abc"}};
  text::DynStream own = counted;
  assert(dynify::sync_wait(own.skip(1).init(frame)) == 10 && counted.left == "abc");
}
