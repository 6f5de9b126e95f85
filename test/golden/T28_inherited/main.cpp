#include <cassert>

#include "pump.dyn.hpp"

struct Bare {};
struct Own {
  static int depth() { return 5; }
};

int main() {
  Bare bare;
  Own own;
  plant::DynPump pump = bare;
  assert(pump.depth() == 3 && pump.twice() == 6);
  pump = own;
  assert(pump.depth() == 5 && pump.twice() == 10);
  static_assert(plant::Pump::depth() == 3);
}
