#include <dynify/version.hpp>

#ifdef TRAITS
#include "answer.dyn.hpp"

struct FortyTwo {
  int answer() const { return 42; }
};

static int ask(ConstDynAnswer answer) { return answer.answer(); }

int main() {
  const FortyTwo implementor;
  return ask(implementor) == 42 ? 0 : 1;
}
#else
int main() { return DYNIFY_VERSION_MAJOR; }
#endif
