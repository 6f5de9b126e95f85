#include "trait.dyn.hpp"

struct Value {
  int value() const { return 0; }
  int generator_only() const { return 0; }
};

static int use(ConstDynFlagged flagged) { return flagged.value() + flagged.generator_only(); }

int main() {
  const Value value;
  return use(value) == 0 && OF_TARGET == 2 ? 0 : 1;
}
