// A coroutine call that has not been made yet: the caller says where its frame lives.
#pragma once

#include <cstddef>
#include <span>
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

/// Whether `t` is the coroutine whose frame was placed at `frame`. What another library's task holds cannot be seen.
template <class Task>
bool is_frame_of(const Task&, void*) noexcept {
  return true;
}
template <class R>
bool is_frame_of(const task<R>& t, void* frame) noexcept {
  return task_access::frame(t) == frame;
}

template <class Task>
struct result_of_task;
template <class R>
struct result_of_task<task<R>> {
  using type = R;
};

}  // namespace detail

template <class Signature>
class constructor;

/// What a dyn's coroutine method returns: the method and its arguments, nothing allocated, nothing run.
///
/// Owns its by-value arguments, borrows those passed by reference, which must live until the coroutine ends, and the object,
/// which must live as long. A movable value; consumed, as an rvalue, by the operation that builds the coroutine. What fails
/// loses nothing: the arguments are back in the constructor, which can be used again.
template <class Task, class... Args>
class [[nodiscard]] constructor<Task(Args...)> {
 public:
  /// For generated code.
  constructor(void* object, detail::start_function<Task(Args...)> start, Args&&... args)
      : object_(object), start_(start), args_(static_cast<Args&&>(args)...) {}
  constructor(constructor&&) = default;
  constructor& operator=(constructor&&) = default;

  /// Size and alignment of this call's frame, what dynify adds included: a container without state needs to have just this much.
  /// Exact, and not a constant: it is the callee's own compiler that knows. Calls the method up to the point where the
  /// frame would be allocated.
  [[nodiscard]] ::dynify::layout layout() {
    detail::request probe;
    const Task refused = build(probe);
    if (probe.refused_size == 0) detail::raise(frame_not_placed());
    return {probe.refused_size, frame_alignment};
  }

  /// Builds the coroutine, not started, in the first container that has room, and returns it: the method's own type.
  /// \throws out_of_capacity, buffer_occupied as the last container says; frame_not_placed; what moving an argument throws
  template <detail::container_argument... Containers>
    requires(sizeof...(Containers) > 0)
  [[nodiscard]] Task init(Containers&&... containers DYNIFY_LIFETIMEBOUND) && {
    auto r = detail::make_chain(containers...);
    Task t = build_checked(r);
    if (!r.taken) [[unlikely]]
      detail::raise(r.error());
    return t;
  }

  /// The same, where having no room is no exception: the result holds the task, or this constructor and the reason.
  template <detail::container_argument... Containers>
    requires(sizeof...(Containers) > 0)
  [[nodiscard]] init_result<Task, constructor> try_init(Containers&&... containers DYNIFY_LIFETIMEBOUND) && {
    auto r = detail::make_chain(containers...);
    Task t = build_checked(r);
    using result = init_result<Task, constructor>;
    if (!r.taken) return result(r.error(), static_cast<constructor&&>(*this));
    return result(static_cast<Task&&>(t));
  }

  /// `init(dynify::heap)`: an allocation on purpose, visible at the call.
  [[nodiscard]] Task boxed() && { return static_cast<constructor&&>(*this).init(heap); }

  /// Builds, starts and awaits in one step: `co_await stream.next().in(frame)`. The frame is gone when the result is there.
  ///
  /// The awaiter belongs where it is awaited, and so do containers. Errors come out of `co_await`.
  template <detail::container_argument... Containers>
    requires(sizeof...(Containers) > 0)
  [[nodiscard]] auto in(Containers&&... containers DYNIFY_LIFETIMEBOUND) && {
    using result = typename detail::result_of_task<Task>::type;
    return detail::in_call<result, constructor, Containers...>(
        static_cast<constructor&&>(*this), static_cast<Containers&&>(containers)...);
  }

 private:
  template <class, class, class...>
  friend class detail::in_awaiter;

  Task build(detail::request& r) { return build(r, std::index_sequence_for<Args...>()); }

  template <std::size_t... I>
  Task build(detail::request& r, std::index_sequence<I...>) {
    return start_(object_, r, static_cast<Args&&>(std::get<I>(args_))...);
  }

  /// Not taken means as well: taken by another coroutine than the one returned.
  Task build_checked(detail::request& r) {
    Task t = build(r);
    if (!detail::is_frame_of(t, r.frame)) [[unlikely]]
      r.taken = false;
    return t;
  }

  void* object_;
  detail::start_function<Task(Args...)> start_;
  [[no_unique_address]] std::tuple<Args...> args_;
};

}  // namespace v0
}  // namespace dynify
