// A coroutine type without an empty object, where nothing can be thrown instead.
#include <dynify/placeable.hpp>

#include "foreign.hpp"

#ifdef TWIN
using counted = foreign_task<true>;
#else
using counted = foreign_task<false>;
#endif

class Counter : dynify::placeable {
 public:
  counted next() { co_return ++count_; }

 private:
  int count_ = 0;
};
int first(Counter& counter) { return counter.next().run(); }
