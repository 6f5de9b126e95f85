// Calls that may be awaited without naming a place: the frame goes into the awaiter.
#pragma once

#include "detail/base/language.hpp"

#include <coroutine>
#include <cstddef>
#include <utility>

#include "buffer.hpp"
#include "constructor.hpp"
#include "detail/call/in_call.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Awaits a call in bytes of its own; `Fallback` are containers that are asked next.
template <class R, class Constructor, std::size_t N, class... Fallback>
class [[nodiscard]] stored_awaiter {
 public:
  explicit stored_awaiter(Constructor&& constructor)
      : awaiter_(static_cast<Constructor&&>(constructor), place_, Fallback()...) {}
  stored_awaiter(const stored_awaiter&) = delete;
  stored_awaiter& operator=(const stored_awaiter&) = delete;

  [[nodiscard]] bool await_ready() const noexcept { return false; }

  template <class P>
  DYNIFY_STARTS_BODY_FAST bool await_suspend(std::coroutine_handle<P> waiting) {
    return awaiter_.await_suspend(waiting);
  }

  R await_resume() { return awaiter_.await_resume(); }

 private:
  // In this order: the frame ends before its place does.
  buffer<N> place_;
  in_awaiter<R, typename parts_of_awaiter<Constructor, buffer<N>&, Fallback...>::type> awaiter_;
};

}  // namespace detail

/// What a coroutine method of a dyn returns that is marked `[[dynify::storage(N)]]`, or whose trait
/// is: a `constructor` that may also be awaited as it is. The frame then lives in `N` bytes of the
/// awaiter, which is a part of the frame of the coroutine that awaits.
///
///     co_await stream.next();
///
/// A frame that is larger ends in `out_of_capacity`, out of `co_await`; nothing is allocated unless
/// the attribute names the heap, `[[dynify::storage(N, dynify::heap)]]`, which is then `Fallback`.
template <class Signature, std::size_t N, class... Fallback>
class stored;
template <class Task, class... Args, std::size_t N, class... Fallback>
class [[nodiscard]] DYNIFY_CONSUMABLE stored<Task(Args...), N, Fallback...>
    : public constructor<Task(Args...)> {
  using base = constructor<Task(Args...)>;

 public:
  using base::base;

  /// The bytes that the awaiter has.
  [[nodiscard]] static constexpr std::size_t storage() noexcept { return N; }

  [[nodiscard]] DYNIFY_CONSUMES auto operator co_await() && {
    static_assert(detail::is_own_task<Task>,
                  "dynify: [[dynify::storage(N)]] is for methods that return dynify::task: name a "
                  "container, or bind the dyn to one");
    using result = typename detail::result_of_task<Task>::type;
    return detail::stored_awaiter<result, base, N, Fallback...>(static_cast<base&&>(*this));
  }
};

}  // namespace v1
}  // namespace dynify
