#include "second_trait.dyn.hpp"
#include "third_trait.dyn.hpp"

struct Both {
  void take(DynNumbers numbers) { taken = numbers.next(); }
  int third() const { return taken; }
  int taken = 0;
};

struct Three {
  int next() { return 3; }
};

int main() {
  Both both;
  Three three;
  DynSecond(both).take(three);
  return DynThird(both).third() == 3 ? 0 : 1;
}
