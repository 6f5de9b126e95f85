// A coroutine of somebody else's type, awaited in the awaiter's bytes, which only tasks can be.
#include <dynify/dynify.hpp>

#include "stored_foreign.dyn.hpp"

dynify::task<int> count(DynCounter counter, dynify::buffer<256>& frame) {
#ifdef TWIN
  co_return co_await counter.next().in(frame);
#else
  (void)frame;
  co_return co_await counter.next();
#endif
}
