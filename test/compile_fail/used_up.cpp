// Calls that are used after they were used up; what Clang finds with -Wconsumed.
#include <dynify/dynify.hpp>
#include <utility>

#include "number.dyn.hpp"

dynify::task<int> one();

dynify::task<int> next(DynNumber number, bool again) {
  dynify::buffer<256> frame;
  auto call = number.next();
  [[maybe_unused]] auto function = dynify::defer(&one);
  (void)call.layout();
  (void)co_await std::move(call).in(frame);
#if defined(TWIN)
  call = number.next();
  const int result = co_await std::move(call).in(frame);
  for (; again; again = false) {
    auto next = number.next();
    (void)co_await std::move(next).in(frame);
  }
  try {
    call = number.next();
    (void)std::move(call).init(frame);
  } catch (const dynify::out_of_capacity&) {
    (void)std::move(call).boxed();
  }
  co_return result + co_await std::move(function).in(frame);
#elif defined(IN)
  co_return co_await std::move(call).in(frame);
#elif defined(INIT)
  auto first = std::move(function).init(frame);
  co_return co_await std::move(function).init(frame);
#elif defined(BOXED)
  (void)std::move(function).boxed();
  co_return co_await std::move(function).boxed();
#elif defined(LAYOUT)
  co_await std::move(function).in(frame);
  co_return int(function.layout().size) + again;
#else
  [[maybe_unused]] auto taken = std::move(function);
  co_return co_await std::move(function).in(frame);
#endif
}
