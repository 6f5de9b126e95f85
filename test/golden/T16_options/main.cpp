#include <cassert>

#include "clock.dyn.hpp"

struct Zero {
  long now() const { return 0; }
};

int main() {
  const vendor::Clock clock;
  const Zero zero;
  assert(vendor::ConstAnyClock(clock).now() == 7 && vendor::ConstAnyClock(zero).now() == 0);
  vendor::Queue<char> letters;
  vendor::DynQueue<char>(letters).push('a');
  assert(letters.last == 'a');
}
