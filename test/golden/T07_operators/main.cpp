#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "number.dyn.hpp"

struct Three {
  int value() { return 3; }
};
struct Four {
  int value() { return 4; }
  dynify::task<int> operator()(int times, int) { co_return times * 1000; }
  explicit operator bool() { return false; }
};

int main() {
  dynify::buffer<512> frame;
  Three three;
  DynNumber number = three;
  assert(dynify::sync_wait(number(2).init(frame)) == 7 && static_cast<bool>(number));
  Four four;
  DynNumber own = four;
  assert(dynify::sync_wait(own(2).init(frame)) == 2000 && !static_cast<bool>(own));
}
