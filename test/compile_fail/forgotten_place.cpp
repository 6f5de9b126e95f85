// Calls without a place for their frame.
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "number.dyn.hpp"

dynify::task<int> one();

dynify::task<int> next([[maybe_unused]] DynNumber number) {
  dynify::buffer<256> frame;
#if defined(TWIN)
  const int first = co_await number.next().in(frame);
  co_return first + co_await dynify::defer(&one).in(frame);
#elif defined(AWAITED)
  co_return co_await number.next();
#elif defined(DEFERRED)
  co_return co_await dynify::defer(&one);
#elif defined(NAMED)
  auto call = number.next();
  co_return co_await call;
#else
  co_return dynify::sync_wait(number.next());
#endif
}
