// A coroutine call that has not been made yet: the caller says where its frame lives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <utility>

#include "buffer.hpp"
#include "detail/chain.hpp"
#include "detail/in_call.hpp"
#include "detail/start.hpp"
#include "error.hpp"
#include "heap.hpp"
#include "init_result.hpp"
#include "layout.hpp"
#include "task.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

template <class Task>
struct result_of_task;
template <class R>
struct result_of_task<task<R>> {
  using type = R;
};

/// Whether what a thunk returned is the coroutine whose frame was placed. What another library's
/// task holds cannot be seen.
template <class Task>
bool is_met(const request& r, const Task&) noexcept {
  return r.is_taken();
}
inline bool is_met(const request& r, std::uintptr_t word) noexcept {
  return r.is_taken() && word == reinterpret_cast<std::uintptr_t>(r.frame);
}

/// What a thunk returned, as a task; `met`: with its frame where it was asked for.
template <class Task>
Task as_task(Task&& built, bool) {
  return static_cast<Task&&>(built);
}
template <class Task>
Task as_task(std::uintptr_t word, bool met) noexcept {
  using result = typename result_of_task<Task>::type;
  return met ? task_access::make_placed<result>(word) : task_access::make<result>(word);
}

}  // namespace detail

template <class Signature>
class constructor;

/// What a dyn's coroutine method returns: the method and its arguments, nothing allocated, nothing
/// run.
///
/// Owns its by-value arguments, borrows those passed by reference, which must live until the
/// coroutine ends, and the object, which must live as long. A movable value; consumed, as an
/// rvalue, by the operation that builds the coroutine. What fails loses nothing: the arguments are
/// back in the constructor, which can be used again.
template <class Task, class... Args>
class [[nodiscard]] constructor<Task(Args...)> {
 public:
  /// For generated code.
  constructor(void* object, detail::start_function<Task(Args...)> start, Args&&... args)
      : object_(object), start_(start), args_(static_cast<Args&&>(args)...) {}
  constructor(constructor&&) = default;
  constructor& operator=(constructor&&) = default;

  /// Size and alignment of this call's frame, what dynify adds included: a container without state
  /// needs to have just this much. Exact, and not a constant: it is the callee's own compiler that
  /// knows. Calls the method up to the point where the frame would be allocated.
  [[nodiscard]] ::dynify::layout layout() {
    detail::request probe{};
    probe.frame = &probe;  // where a frame would go that takes no room
    const Task refused = detail::as_task<Task>(build(probe), false);
    if (!probe.is_refused()) detail::raise(frame_not_placed());
    return {probe.refused_size, frame_alignment};
  }

  /// Builds the coroutine, not started, in the first container that has room, and returns it: the
  /// method's own type.
  /// \throws out_of_capacity, buffer_occupied as the last container says; frame_not_placed; what
  /// moving an argument throws
  template <detail::container_argument... Containers>
    requires(sizeof...(Containers) > 0)
  [[nodiscard]] Task init(Containers&&... containers) && {
    return init_in(containers...);
  }
  template <class... Containers>
    requires(sizeof...(Containers) > 0) && (detail::outliving_argument<Containers&> && ...)
  [[nodiscard]] Task init(Containers&... containers DYNIFY_LIFETIMEBOUND) && {
    return init_in(containers...);
  }

  /// The same, where having no room is no exception: the result holds the task, or this constructor
  /// and the reason.
  template <detail::container_argument... Containers>
    requires(sizeof...(Containers) > 0)
  [[nodiscard]] init_result<Task, constructor> try_init(Containers&&... containers) && {
    return try_init_in(containers...);
  }
  template <class... Containers>
    requires(sizeof...(Containers) > 0) && (detail::outliving_argument<Containers&> && ...)
  [[nodiscard]] init_result<Task, constructor> try_init(
      Containers&... containers DYNIFY_LIFETIMEBOUND) && {
    return try_init_in(containers...);
  }

  /// `init(dynify::heap)`: an allocation on purpose, visible at the call.
  [[nodiscard]] Task boxed() && { return static_cast<constructor&&>(*this).init(heap); }

  /// Builds, starts and awaits in one step: `co_await stream.next().in(frame)`. The frame is gone
  /// when the result is there.
  ///
  /// The awaiter belongs where it is awaited, and so do containers. Errors come out of `co_await`.
  template <detail::container_argument... Containers>
    requires(sizeof...(Containers) > 0)
  [[nodiscard]] auto in(Containers&&... containers) && {
    using result = typename detail::result_of_task<Task>::type;
    return detail::in_call<result, constructor, Containers...>(
        static_cast<constructor&&>(*this), static_cast<Containers&&>(containers)...);
  }

 private:
  template <class, class, class...>
  friend class detail::in_awaiter;

  using thunk_result = typename detail::thunk_result<Task>::type;

  // noinline: inlined, Clang would keep the request in the frame of the coroutine that calls it.
  template <class First, class... Rest>
  [[gnu::noinline]] Task init_in(First& first, Rest&... rest) {
    if constexpr (detail::is_one_buffer<First, Rest...>) {
      if (!first.occupied()) [[likely]] {
        detail::buffer_request r(nullptr, first);
        return init_as(r);
      }
    }
    detail::chain<First, Rest...> r(nullptr, first, rest...);
    return init_as(r);
  }

  template <class First, class... Rest>
  [[gnu::noinline]] init_result<Task, constructor> try_init_in(First& first, Rest&... rest) {
    detail::chain<First, Rest...> r(nullptr, first, rest...);
    return try_init_as(r);
  }

  template <class Request>
  [[gnu::always_inline]] Task init_as(Request& r) {
    thunk_result built = build_or_withdraw(r);
    const bool met = detail::is_met(r, built);
    Task t = detail::as_task<Task>(static_cast<thunk_result&&>(built), met);
    if (!met) [[unlikely]] {
      r.withdraw();
      detail::raise(r.error());
    }
    return t;
  }

  template <class Request>
  init_result<Task, constructor> try_init_as(Request& r) {
    thunk_result built = build_or_withdraw(r);
    const bool met = detail::is_met(r, built);
    Task t = detail::as_task<Task>(static_cast<thunk_result&&>(built), met);
    if (met) [[likely]]
      return init_result<Task, constructor>(static_cast<Task&&>(t));
    r.withdraw();
    return init_result<Task, constructor>(r.error(), static_cast<constructor&&>(*this));
  }

  template <class Request>
  thunk_result build_or_withdraw(Request& r) {
#if DYNIFY_EXCEPTIONS
    try {
      return build(r);
    } catch (...) {
      r.withdraw();
      throw;
    }
#else
    return build(r);
#endif
  }

  thunk_result build(detail::request& r) { return build(r, std::index_sequence_for<Args...>()); }

  template <std::size_t... I>
  thunk_result build(detail::request& r, std::index_sequence<I...>) {
    return start_(object_, r, static_cast<Args&&>(std::get<I>(args_))...);
  }

  void* object_;
  detail::start_function<Task(Args...)> start_;
  [[no_unique_address]] std::tuple<Args...> args_;
};

}  // namespace v0
}  // namespace dynify
