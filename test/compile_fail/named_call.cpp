// A call that says its own place, awaited by its name: it is used up by that.
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "placed.dyn.hpp"

dynify::task<int> calls(DynPlaced placed, dynify::frame_stack_ref s) {
  auto call = placed.next(s);
#if defined(TWIN)
  co_return co_await std::move(call);
#elif defined(WAITED)
  co_return dynify::sync_wait(call);
#else
  co_return co_await call;
#endif
}
