// A task that is ready, and may be made before the call that returns it.
#pragma once

#include "detail/base/language.hpp"

#include <type_traits>
#include <utility>

#include "task.hpp"

namespace dynify {
inline namespace v1 {

#ifndef DYNIFY_NO_HEAP

namespace detail {

/// A coroutine, so that awaiting it costs other tasks nothing. noinline: Clang would put its frame
/// into the caller's, whose place it is not.
template <class R>
[[gnu::noinline]] task<R> ready_body(R value) {
  co_return static_cast<R&&>(value);
}
[[gnu::noinline]] inline task<void> ready_body() { co_return; }

template <class R>
[[nodiscard]] task<R> marked_as_ready(task<R>&& made) noexcept {
  task_access::say_ready(made);
  return static_cast<task<R>&&>(made);
}

}  // namespace detail

/// A task that results in `value` at once: for a method that has nothing to await, and for mocks,
/// whose results are made before the call. Of all tasks it alone may be returned by a method that
/// has not made it under the call: the call then uses no place. `layout` says zero bytes, and the
/// container of `in` and `init` stays free.
///
/// The value is on the heap until the task is awaited or destroyed; the task may be made on one
/// thread and awaited on another.
/// \throws std::bad_alloc; what moving or copying the value throws
template <class T>
[[nodiscard]] task<std::decay_t<T>> ready_task(T&& value) {
  const detail::publication_suspended no_place_of_a_call;
  return detail::marked_as_ready(detail::ready_body<std::decay_t<T>>(static_cast<T&&>(value)));
}

/// The same of a task without a result.
[[nodiscard]] inline task<void> ready_task() {
  const detail::publication_suspended no_place_of_a_call;
  return detail::marked_as_ready(detail::ready_body());
}

#endif

}  // namespace v1
}  // namespace dynify
