// A promise of somebody else's that is aligned to more than operator new gives.
#include <dynify/placeable.hpp>

#include "foreign.hpp"

#ifdef TWIN
using counted = foreign_task<true>;
#else
using counted = foreign_task<true, 64>;
#endif

class Counter : dynify::placeable {
 public:
  counted next() { co_return ++count_; }

 private:
  int count_ = 0;
};
int first(Counter& counter) { return counter.next().run(); }
