#include "trait.dyn.hpp"

struct Value {
  int value() const { return 0; }
  int generator_only() const { return 0; }
};

static int use(ConstDynFlagged flagged) { return flagged.value() + flagged.generator_only(); }

int main() { return use(Value()) + (OF_TARGET == 1 ? 1 : 0); }
