// A method that returns one coroutine type, implemented by another.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <utility>

#include "buffer.hpp"
#include "defer.hpp"
#include "placeable.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// How a coroutine that returns `Task` awaits what its own library does not know. Adapters
/// specialise it: `await(awaitable)` returns what can be awaited.
template <class Task>
struct awaits_foreign {};

/// Awaits what `make` returns, in a coroutine that returns `Task`.
///
/// always_inline: called, Clang 22 at -O2 passes the address of the coroutine's own `f`, which it
/// does not keep in the frame then, and what is read is the stack.
template <class Task, class Make>
[[gnu::always_inline]] inline decltype(auto) awaitable_for(Make make) {
  if constexpr (requires { awaits_foreign<Task>::await(make()); })
    return awaits_foreign<Task>::await(make());
  else
    return make();
}

template <class Task, std::size_t N, class F>
Task adapted(placed_t, F f) {
  if constexpr (N == 0) {
    co_return co_await awaitable_for<Task>([&f]() -> decltype(auto) { return f(); });
  } else {
    buffer<N> frame;
    co_return co_await awaitable_for<Task>([&] { return defer([&f] { return f(); }).in(frame); });
  }
}

}  // namespace detail

/// A coroutine that returns `Task` and awaits what `f()` returns, of another library, for its
/// result:
///
///     dynify::task<int> next() {  // as the trait says
///       return dynify::adapt<dynify::task<int>>([this] { return library_.read(); });
///     }
///
/// It is the coroutine that is placed when `next` is called through a dyn; `f` is called when it
/// runs, and lives in it. What `f` calls then allocates as its library does, or with `N`, lives in
/// `N` bytes of this coroutine's frame. `f` makes one coroutine then.
template <class Task, std::size_t N = 0, class F>
[[nodiscard]] Task adapt(F f) {
  return detail::adapted<Task, N, F>(placed, std::move(f));
}

}  // namespace v1
}  // namespace dynify
