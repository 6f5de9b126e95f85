// Awaiters that a wrapped promise awaits: each sees the handle of the library's own promise.
#pragma once

#include <coroutine>
#include <type_traits>
#include <utility>

#include "await.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// The handle of the promise `P` that begins the promise of the coroutine `h`: the same frame.
template <class P, class Q>
std::coroutine_handle<P> rebind(std::coroutine_handle<Q> h) noexcept {
  return std::coroutine_handle<P>::from_address(h.address());
}

/// `Awaiter` for a coroutine whose promise begins with a `P`. Made by a function that returns it,
/// so that a prvalue is built in place: it need not be movable. An lvalue is used where it is.
template <class P, class Awaiter>
struct rebound {
  Awaiter awaiter;

  template <class Make>
  explicit rebound(Make make) noexcept(noexcept(make())) : awaiter(make()) {}
  rebound(const rebound&) = delete;
  rebound& operator=(const rebound&) = delete;
  ~rebound() = default;

  bool await_ready() noexcept(noexcept(static_cast<bool>(awaiter.await_ready()))) {
    return static_cast<bool>(awaiter.await_ready());
  }
  template <class Q>
  decltype(auto) await_suspend(std::coroutine_handle<Q> h) noexcept(
      noexcept(awaiter.await_suspend(rebind<P>(h)))) {
    return awaiter.await_suspend(rebind<P>(h));
  }
  decltype(auto) await_resume() noexcept(noexcept(awaiter.await_resume())) {
    return awaiter.await_resume();
  }
};

/// An awaitable that is not its own awaiter; lives as long as what its operator co_await returns.
template <class Awaitable>
struct kept_awaitable {
  Awaitable awaitable;
  template <class Make>
  explicit kept_awaitable(Make& make) noexcept(noexcept(make())) : awaitable(make()) {}
};
template <class P, class Awaitable>
struct rebound_operator : private kept_awaitable<Awaitable>,
                          rebound<P, decltype(awaiter_of(std::declval<Awaitable>()))> {
  template <class Make>
  explicit rebound_operator(Make make) noexcept(noexcept(make()) &&
                                                noexcept(awaiter_of(std::declval<Awaitable>())))
      : kept_awaitable<Awaitable>(make),
        rebound<P, decltype(awaiter_of(std::declval<Awaitable>()))>(
            [this]() noexcept(noexcept(awaiter_of(std::declval<Awaitable>()))) -> decltype(auto) {
              return awaiter_of(static_cast<Awaitable&&>(this->awaitable));
            }) {}
};

/// Awaits what `make()` returns, a prvalue or a reference.
template <class P, class Make>
auto rebind_awaitable(Make make) noexcept(noexcept(make()) &&
                                          noexcept(awaiter_of(std::declval<decltype(make())>()))) {
  using awaitable = decltype(make());
  if constexpr (has_operator_co_await<awaitable>)
    return rebound_operator<P, awaitable>(make);
  else
    return rebound<P, awaitable>(make);
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
