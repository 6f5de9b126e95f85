// A dyn of an object that ends at once.
#include <dynify/dynify.hpp>

#include "number.dyn.hpp"

struct Counter {
  dynify::task<int> next();
};

void use(DynNumber number);
void use_any() {
  Counter counter;
#ifdef TWIN
  use(counter);
  DynNumber number = counter;
#elif defined(VARIABLE)
  DynNumber number = Counter();
#else
  use(counter);
  DynNumber number = counter;
  use(Counter());
#endif
  (void)number;
}
