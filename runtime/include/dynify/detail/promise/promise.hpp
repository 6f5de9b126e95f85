// Steps 3 and 4 of a call: the promise of dynify::task, which learns who waits, and how its body
// begins and ends.
#pragma once

#include <concepts>
#include <coroutine>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "../base/config.hpp"
#include "../base/memory.hpp"
#include "../call/call_of.hpp"
#include "unwound_frame.hpp"

namespace dynify {
inline namespace v1 {

template <class R>
class task;

namespace detail {

class promise_base;

/// Gives what the thread that calls it has published, in the image that it was compiled into.
using published_function = thread_state& (*)() noexcept;
DYNIFY_VISIBLE inline thread_state& published_by_this_image() noexcept { return this_thread; }
/// Pointed to, since a function's own address may be odd (on Thumb it is).
inline constexpr published_function published_in_this_image = &published_by_this_image;

/// The only word of a promise, with two lives. Before somebody waits it holds
/// - 0: from the constructor, where no request says who waits, for the ramp;
/// - `published_in_this_image`, plus 1: from the ramp, before the coroutine is suspended for the
///   first time, for the awaiter of the task;
/// - the same, plus 3: from `ready_task`, for the call whose method returns it.
///
/// Afterwards it holds the call's address: from the constructor, where a request says who waits, or
/// from `set_call`, by the awaiter of the task; for the body and its end.
class promise_word {
 public:
  explicit promise_word(call* waiter) noexcept : word_(reinterpret_cast<std::uintptr_t>(waiter)) {}

  /// Whether somebody waits: for the ramp.
  [[nodiscard, gnu::always_inline]] bool is_awaited() const noexcept { return word_ != 0; }
  /// Nobody waits yet: whoever will is told where the body's end looks for its ramp, which may
  /// stand for an awaiter of another image. For the ramp.
  void say_image() noexcept {
    word_ = reinterpret_cast<std::uintptr_t>(&published_in_this_image) + 1;
  }
  [[nodiscard, gnu::always_inline]] call& awaited() const noexcept {
    return *reinterpret_cast<call*>(word_);
  }
  /// What this thread has published in the image of the coroutine: for the awaiter of a task.
  [[nodiscard]] thread_state& published() const noexcept {
    if ((word_ & 1) == 0) return this_thread;  // made in the place of another call's: a misuse
    return (*reinterpret_cast<const published_function*>(word_ & ~std::uintptr_t(3)))();
  }
  /// The task may be returned by a method though the method has not made it: for `ready_task`.
  void say_ready() noexcept { word_ |= 2; }
  [[nodiscard]] bool is_ready() const noexcept { return (word_ & 3) == 3; }

 private:
  std::uintptr_t word_;
};

#if DYNIFY_BODY_STARTS_IN_RAMP
/// With Clang a body that somebody waits for already starts at once, inside of its ramp.
class initial_awaiter {
 public:
  [[nodiscard]] bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() const noexcept {}
};

/// The same where the coroutine is no member, so that hardly ever somebody waits for it already:
/// the ramp enters the resume function. Otherwise Clang would have the whole body twice, in the
/// ramp and in the resume function.
class resuming_awaiter {
 public:
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  DYNIFY_STARTS_BODY void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() const noexcept {}
};
#else
/// With g++ no body starts inside of its ramp: g++ 15 and newer count in the frame, without
/// atomics, whether ramp and body are done, and the later one ends the frame. A body that ended on
/// another thread, or in an interrupt, before its ramp has returned would leave its frame behind.
/// The thunk resumes it once the ramp has returned.
using initial_awaiter = std::suspend_always;
#endif

/// A body that ends above its own ramp returns into it; any other resumes whoever waits.
class final_awaiter {
 public:
  /// True: the body is right above its ramp, which is told so, and the frame ends here. Only of
  /// frames that a thunk has placed: Clang gives a frame that it merged into its caller's another
  /// destroy function, but falling off the end would free it as if it were not.
  [[nodiscard]] bool await_ready() const noexcept;
  [[nodiscard]] std::coroutine_handle<> await_suspend(std::coroutine_handle<>) const noexcept;
  void await_resume() const noexcept {}
};

#ifndef __clang__
/// An awaiter that is its promise: g++ 12 copies one that final_suspend returns by reference, and
/// awaits the copy. So it is asked at once, and found again by the handle: a byte of the frame in
/// place of an address.
template <class Awaiter>
struct in_promise {
  bool ready;
  [[nodiscard]] bool await_ready() const noexcept { return ready; }
  template <class P>
  auto await_suspend(std::coroutine_handle<P> h) const noexcept {
    promise_base& promise = h.promise();
    return static_cast<Awaiter&>(promise).await_suspend(h);
  }
  void await_resume() const noexcept {}
};

/// An awaiter by its address: g++ 12 moves one that is awaited where it is made, and awaits that.
template <class Awaiter>
struct referred {
  Awaiter* awaiter;
  [[nodiscard]] bool await_ready() const noexcept { return awaiter->await_ready(); }
  template <class P>
  DYNIFY_FLAT auto await_suspend(std::coroutine_handle<P> h) const
      noexcept(noexcept(awaiter->await_suspend(h))) {
    return awaiter->await_suspend(h);
  }
  decltype(auto) await_resume() const noexcept(noexcept(awaiter->await_resume())) {
    return awaiter->await_resume();
  }
};
#endif

/// What promises of all results share. Holds one word; result, exception and continuation are in
/// the call.
///
/// It is its own final awaiter, and with Clang its own initial one, by its empty bases, so that the
/// frame has no room for awaiters.
class promise_base : public task_frame,
#ifdef __clang__
                     private initial_awaiter,
                     private resuming_awaiter,
#endif
                     private final_awaiter {
 public:
#if DYNIFY_BODY_STARTS_IN_RAMP
  [[nodiscard]] initial_awaiter& initial_suspend() noexcept { return *this; }
  [[nodiscard]] final_awaiter& final_suspend() noexcept { return *this; }
#else
  [[nodiscard]] initial_awaiter initial_suspend() noexcept {
    if (!is_awaited()) word_.say_image();
    return {};
  }
  [[nodiscard]] in_promise<final_awaiter> final_suspend() noexcept {
    return {final_awaiter::await_ready()};
  }
#endif

  /// Who waits for the body: for the awaiter of a task, before the body starts.
  void set_call(call& c) noexcept { word_ = promise_word(&c); }
  /// What this thread has published in the image of the coroutine: for the same, before that.
  [[nodiscard]] thread_state& published() const noexcept { return word_.published(); }
  /// See `ready_task`.
  void say_ready() noexcept { word_.say_ready(); }
  [[nodiscard]] bool is_ready() const noexcept { return word_.is_ready(); }

 protected:
  promise_base() noexcept : word_(waiter_of(frame())) {}

  [[nodiscard, gnu::always_inline]] bool is_awaited() const noexcept { return word_.is_awaited(); }
  [[nodiscard, gnu::always_inline]] call& awaited() const noexcept { return word_.awaited(); }
  /// Promises of all results are as large and as aligned.
  [[nodiscard]] void* frame() noexcept {
    return std::coroutine_handle<promise_base>::from_promise(*this).address();
  }
#ifdef __clang__
  [[nodiscard]] resuming_awaiter& resume_at_once() noexcept { return *this; }
#endif

 private:
#ifdef __clang__
  friend initial_awaiter;
  friend resuming_awaiter;
#else
  template <class>
  friend struct in_promise;
#endif
  friend final_awaiter;
  friend call& call_of_frame(std::coroutine_handle<> body) noexcept;

  /// Who waits for the coroutine whose frame this is, or nullptr: it is the one that the innermost
  /// request has placed, or somebody else's.
  static call* waiter_of(const void* frame) noexcept {
    request* const r = this_thread.innermost;
    if (r->frame != frame) [[unlikely]]
      return nullptr;
    if (!r->of) return nullptr;
    if constexpr (DYNIFY_BODY_STARTS_IN_RAMP) r->state = progress::begun();
    return r->of;
  }

  promise_word word_;
};

/// The call of a coroutine of ours that somebody waits for.
inline call& call_of_frame(std::coroutine_handle<> body) noexcept {
  return std::coroutine_handle<promise_base>::from_address(body.address()).promise().awaited();
}

#if DYNIFY_BODY_STARTS_IN_RAMP
inline bool initial_awaiter::await_ready() const noexcept {
  return static_cast<const promise_base&>(*this).is_awaited();
}
inline void initial_awaiter::await_suspend(std::coroutine_handle<>) noexcept {
  static_cast<promise_base&>(*this).word_.say_image();
}

inline void resuming_awaiter::await_suspend(std::coroutine_handle<> h) noexcept {
  auto& promise = static_cast<promise_base&>(*this);
  if (promise.is_awaited()) [[unlikely]]
    h.resume();
  else
    promise.word_.say_image();
}
#endif

inline bool final_awaiter::await_ready() const noexcept {
  const call& c = static_cast<const promise_base&>(*this).awaited();
  request& innermost = *this_thread.innermost;
  if (!c.was_started_under(innermost)) return false;
  innermost.state = progress::ended();
  return true;
}

/// Ends the frame of `body`, and says who goes on. noinline: in the thunk, where Clang inlines all
/// of the ramp, it would save registers for it.
[[gnu::noinline]] inline std::coroutine_handle<> end_frame_and_resume(
    std::coroutine_handle<> body, std::coroutine_handle<> waiting) noexcept {
  body.destroy();
  return waiting;
}

/// The end of a body while other ramps stand on this stack: its own may be among them, and then the
/// body returns to whoever resumed it, until the stack is down at that ramp, which is told to go
/// on.
[[gnu::cold, gnu::noinline]] inline std::coroutine_handle<> end_above_ramps(
    std::coroutine_handle<> body) noexcept {
  call& c = call_of_frame(body);
  std::coroutine_handle<> next = c.waiting();
  if (request* const own = find_ramp(c)) {
    own->state = progress::ended();
    next = std::noop_coroutine();
  }
  if constexpr (DYNIFY_BODY_ENDS_FRAME)
    body.destroy();
  else
    c.leave_frame(body.address());
  return next;
}

inline std::coroutine_handle<> final_awaiter::await_suspend(
    std::coroutine_handle<> body) const noexcept {
  const call& c = static_cast<const promise_base&>(*this).awaited();
  if (c.awaiter_ends_frame()) return c.waiting();
  if constexpr (DYNIFY_BODY_ENDS_FRAME)
    if (this_thread.innermost == &no_request) [[likely]]
      return end_frame_and_resume(body, c.waiting());
  return end_above_ramps(body);
}

template <class R>
class promise_of : public promise_base {
 public:
  task<R> get_return_object() noexcept;
  static task<R> get_return_object_on_allocation_failure();

  void unhandled_exception() noexcept {
#if DYNIFY_EXCEPTIONS
    // First, so that what it is for need not be kept meanwhile.
    std::exception_ptr error = std::current_exception();
    result().set_error(static_cast<std::exception_ptr&&>(error));
#endif
  }

 protected:
  [[nodiscard, gnu::always_inline]] call_of<R>& result() const noexcept {
    return static_cast<call_of<R>&>(awaited());
  }
};

/// Whether the reference `R` that a body returns can be to the object itself that it names: not to
/// one that is made of it, nor to a temporary, which ends before anybody sees the result.
template <class R, class U>
inline constexpr bool refers_to_lasting =
    std::is_convertible_v<std::remove_reference_t<U>*, std::remove_reference_t<R>*> &&
    (std::is_lvalue_reference_v<U> || std::is_rvalue_reference_v<R>);

template <class R>
class promise : public promise_of<R> {
 public:
  template <class U = R>
    requires std::convertible_to<U&&, R>
  void return_value(U&& value) noexcept(std::is_nothrow_constructible_v<R, U&&>) {
    static_assert(!std::is_reference_v<R> || refers_to_lasting<R, U&&>,
                  "dynify: this task results in a reference, and is given a temporary, or what is "
                  "converted into one: it would end before the result is seen. Return an object "
                  "that lasts, or let the task result in a value");
    if constexpr (std::is_reference_v<R>)
      this->result().set_value(detail::address_of(value));
    else if constexpr (std::is_arithmetic_v<R>)
      this->result().set_value(
          static_cast<R>(value));  // as `return` would: no warning in here about `co_return 0`
    else
      this->result().set_value(static_cast<U&&>(value));
  }
};

template <>
class promise<void> : public promise_of<void> {
 public:
  void return_void() noexcept { result().set_value(); }
};

#ifdef __clang__
/// Of a coroutine that is no member function. Its handles name the other, which is as large.
template <class R>
class promise_of_function final : public promise<R> {
 public:
  [[nodiscard]] resuming_awaiter& initial_suspend() noexcept {
    static_assert(sizeof(promise_of_function) == sizeof(promise_base));
    return this->resume_at_once();
  }
};

/// Whether a coroutine with these parameters may be a member function: those have an object before
/// the others.
template <class... Parameters>
inline constexpr bool may_be_member = false;
template <class First, class... Parameters>
inline constexpr bool may_be_member<First, Parameters...> =
    std::is_reference_v<First> && std::is_class_v<std::remove_reference_t<First>>;
#endif

}  // namespace detail
}  // namespace v1
}  // namespace dynify
