// Asio's coroutines: placed, behind a dyn, and waiting for tasks of dynify.
#pragma once

#include "detail/base/language.hpp"

#include <asio.hpp>

#if !defined(ASIO_HAS_CO_AWAIT)
#error \
    "dynify: Asio has its coroutines off here: define ASIO_HAS_CO_AWAIT and ASIO_HAS_STD_COROUTINE"
#endif

#include "adapt.hpp"
#include "adapters/asio_wait.hpp"
#include "placeable.hpp"
#include "task.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// What the shared part needs of Asio.
struct asio_library {
  template <class T, class Executor>
  using awaitable = ::asio::awaitable<T, Executor>;
  using execution_context = ::asio::execution_context;
  template <class Executor>
  using token = ::asio::use_awaitable_t<Executor>;
  template <class Executor>
  using handler = typename ::asio::async_result<token<Executor>, void()>::handler_type;

  static ::asio::this_coro::executor_t executor() noexcept { return {}; }

  template <class Waits, class Executor>
  static Waits& waits_of(const Executor& executor) {
    return ::asio::use_service<Waits>(::asio::query(executor, ::asio::execution::context));
  }
  template <class Handler>
  static void post(Handler&& handler) {
    ::asio::post(static_cast<Handler&&>(handler));
  }
  template <class Handler>
  static void dispatch(Handler&& handler) {
    ::asio::dispatch(static_cast<Handler&&>(handler));
  }
  /// Suspends the coroutine that awaits this, and passes `initiate` what resumes it.
  template <class Executor, class Initiate>
  static auto suspend(Initiate initiate) {
    token<Executor> t;
    return ::asio::async_initiate<token<Executor>, void()>(initiate, t);
  }
};

}  // namespace detail

/// Waits for a task of dynify, or for a call of one (`stream.next().in(frame)`), in a coroutine of
/// Asio:
///
///     co_await dynify::asio_awaitable(stream.next().in(frame));
///
/// The task starts at once on the awaiting thread; the coroutine goes on by its own executor, or
/// without suspending where the task ends before it suspends. What the task throws comes out of
/// `co_await`. Tasks know nothing of cancellation: a cancelled coroutine goes on waiting until the
/// task ends. Where the context is destroyed before, so is the task.
template <class Executor = ::asio::any_io_executor, class A>
[[nodiscard]] auto asio_awaitable(A&& task) {
  return detail::asio_await<detail::asio_library, Executor, std::remove_cvref_t<A>>(
      placed, static_cast<A&&>(task));
}

namespace detail {

template <class T, class Executor>
struct awaits_foreign<::asio::awaitable<T, Executor>> {
  template <class R>
  static auto await(task<R>&& t) {
    return asio_awaitable<Executor>(static_cast<task<R>&&>(t));
  }
  template <class R, class Placed>
  static auto await(in_awaiter<R, Placed>&& call) {
    return asio_awaitable<Executor>(static_cast<in_awaiter<R, Placed>&&>(call));
  }
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify

/// More special than Asio's own.
template <class T, class Executor, class First, class... Parameters>
  requires dynify::places_frames<First, Parameters...>
struct std::coroutine_traits<::asio::awaitable<T, Executor>, First, Parameters...> {
  using promise_type = dynify::placed_promise<::asio::detail::awaitable_frame<T, Executor>,
                                              ::asio::awaitable<T, Executor>>;
};
