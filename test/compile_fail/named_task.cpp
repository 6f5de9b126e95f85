// Tasks that have a name.
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

dynify::task<int> one();

dynify::task<int> twice() {
  auto task = one();
  const auto constant = one();
#if defined(TWIN)
  co_return co_await std::move(task) + (constant ? 1 : 0);
#elif defined(CONSTANT)
  co_return co_await constant;
#elif defined(WAITED)
  co_return dynify::sync_wait(task);
#else
  co_return co_await task;
#endif
}
