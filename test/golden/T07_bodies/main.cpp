#include <cassert>

#include "bodies.dyn.hpp"

struct Soft {
  int value(int plus) { return 3 + plus; }
};

int main() {
  Soft soft;
  hard::DynHard dyn = soft;
  assert(dyn.lambdas(10) == 4 + 6 + 10);
  assert(dyn.locals() == 6);
}
