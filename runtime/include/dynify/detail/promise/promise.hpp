// The promise of dynify::task.
#pragma once

#include <concepts>
#include <coroutine>
#include <type_traits>
#include <utility>

#include "../base/config.hpp"
#include "../base/memory.hpp"
#include "../call/call.hpp"
#include "await.hpp"
#include "frame.hpp"

namespace dynify {
inline namespace v0 {

template <class R>
class task;

namespace detail {

class promise_base;

/// A body that somebody waits for already starts at once, inside its ramp.
class initial_awaiter {
 public:
  [[nodiscard]] bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};

#ifdef __clang__
/// The same where the coroutine is no member, so that hardly ever somebody waits for it already:
/// the ramp enters the resume function. Otherwise Clang would have the whole body twice, in the
/// ramp and in the resume function.
class resuming_awaiter {
 public:
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  DYNIFY_STARTS_BODY void await_suspend(std::coroutine_handle<>) const noexcept;
  void await_resume() const noexcept {}
};
#endif

/// A body that ends under its own ramp returns into it; any other resumes whoever waits.
class final_awaiter {
 public:
  /// True: the frame ends here. Only for frames that nobody else destroys: Clang gives a frame that
  /// it merged into its caller's another destroy function, but falling off the end would free it as
  /// if it were not.
  [[nodiscard]] bool await_ready() const noexcept;
  [[nodiscard]] std::coroutine_handle<> await_suspend(std::coroutine_handle<>) const noexcept;
  void await_resume() const noexcept {}
};

#ifdef __clang__
template <class Awaiter>
using in_promise = Awaiter&;
template <class Awaiter>
Awaiter& refer(Awaiter& awaiter) noexcept {
  return awaiter;
}
#else
/// An awaiter that is its promise: g++ 12 copies one that initial_suspend or final_suspend returns
/// by reference, and awaits the copy. So it is asked at once, and found again by the handle: a byte
/// of the frame in place of an address.
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
template <class Awaiter>
in_promise<Awaiter> refer(Awaiter& awaiter) noexcept {
  return {awaiter.await_ready()};
}

/// An awaiter by its address: g++ 12 moves one that is awaited where it is made, or that
/// await_transform returns by reference, and awaits that.
template <class Awaiter>
struct referred {
  using notes_suspension = void;
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

/// Before the coroutine `h` is suspended: a body of ours notes its first suspension.
template <class P>
void note_suspension([[maybe_unused]] std::coroutine_handle<P> h) noexcept {
  if constexpr (std::derived_from<P, promise_base>) h.promise().note_suspension(h.address());
}

/// Awaiters of dynify: a body of ours that awaits a call is suspended if the call's is, which notes
/// both.
template <class A>
concept notes_suspension = requires { typename std::remove_cvref_t<A>::notes_suspension; };

/// An rvalue that is empty needs no address in the frame.
template <class Awaiter>
concept noted_by_value =
    std::is_rvalue_reference_v<Awaiter> && std::is_empty_v<std::remove_cvref_t<Awaiter>> &&
    std::is_trivially_copyable_v<std::remove_cvref_t<Awaiter>>;

/// Somebody else's awaiter, with the suspension noted. A prvalue awaiter is built in place: it need
/// not be movable.
template <class Awaiter>
struct noting {
  std::conditional_t<noted_by_value<Awaiter>, std::remove_cvref_t<Awaiter>, Awaiter> awaiter;

  bool await_ready() noexcept(noexcept(static_cast<bool>(awaiter.await_ready()))) {
    return static_cast<bool>(awaiter.await_ready());
  }
  template <class P>
  decltype(auto) await_suspend(std::coroutine_handle<P> h) noexcept(
      noexcept(awaiter.await_suspend(h))) {
    note_suspension(h);
    return awaiter.await_suspend(h);
  }
  decltype(auto) await_resume() noexcept(noexcept(awaiter.await_resume())) {
    return awaiter.await_resume();
  }
};

/// What promises of all results share. Holds one pointer; result, exception and continuation are in
/// the call.
///
/// It is its own initial and final awaiter, by its empty bases, so that the frame has no room for
/// awaiters.
class promise_base : public placed_frame,
                     private initial_awaiter,
#ifdef __clang__
                     private resuming_awaiter,
#endif
                     private final_awaiter {
 public:
  [[nodiscard]] in_promise<initial_awaiter> initial_suspend() noexcept {
    return refer<initial_awaiter>(*this);
  }
  [[nodiscard]] in_promise<final_awaiter> final_suspend() noexcept {
    return refer<final_awaiter>(*this);
  }

  void note_suspension(void* frame) noexcept {
    if (!call_->has_suspended()) note_first_suspension(*call_, frame);
  }

  template <class A>
  decltype(auto) await_transform(A&& a) {
    using awaiter = decltype(awaiter_of(static_cast<A&&>(a)));
    if constexpr (notes_suspension<awaiter>)
      return awaiter_of(static_cast<A&&>(a));
    else
      return noting<awaiter>{awaiter_of(static_cast<A&&>(a))};
  }

  /// Who waits for the body; set before it starts, by the request or by the task's awaiter.
  void set_call(call& c) noexcept { call_ = &c; }

 protected:
  promise_base() noexcept : call_(call_of_frame(frame())) {}

  [[nodiscard, gnu::always_inline]] call* current_call() const noexcept { return call_; }
  /// Promises of all results are as large and as aligned.
  [[nodiscard]] void* frame() noexcept {
    return std::coroutine_handle<promise_base>::from_promise(*this).address();
  }
#ifdef __clang__
  [[nodiscard]] resuming_awaiter& resume_at_once() noexcept { return *this; }
#endif

 private:
  friend call;
#ifndef __clang__
  template <class>
  friend struct in_promise;
#endif
  friend initial_awaiter;
#ifdef __clang__
  friend resuming_awaiter;
#endif
  friend final_awaiter;

  static call* call_of_frame(const void* frame) noexcept {
    const request* const r = this_thread.slot;
    return r->frame == frame ? r->of : nullptr;
  }

  call* call_;
};

inline call& call::of_frame(void* frame) noexcept {
  return *std::coroutine_handle<promise_base>::from_address(frame).promise().call_;
}

inline bool initial_awaiter::await_ready() const noexcept {
  return static_cast<const promise_base&>(*this).call_ != nullptr;
}

#ifdef __clang__
inline void resuming_awaiter::await_suspend(std::coroutine_handle<> h) const noexcept {
  if (static_cast<const promise_base&>(*this).call_) [[unlikely]]
    h.resume();
}
#endif

inline bool final_awaiter::await_ready() const noexcept {
  const call& c = *static_cast<const promise_base&>(*this).call_;
  return (c.ramp_ & (call::suspended | call::kept)) == 0;
}

/// Where the body `h` goes on once it has ended and has suspended before, or is kept: back into its
/// ramp, if that stands on this stack, or to whoever waits. It has ended its frame unless who waits
/// does.
[[gnu::cold, gnu::noinline]] inline std::coroutine_handle<> continue_after_any(
    std::coroutine_handle<> h) noexcept {
  call& c = call::of_frame(h.address());
  void* const waiting = c.waiting();
  const bool returns = finish(c);
#if DYNIFY_BODY_ENDS_FRAME
  if (!c.is_kept()) {
    h.destroy();
    if (returns) return std::noop_coroutine();
    return std::coroutine_handle<>::from_address(waiting);
  }
#endif
  c.outcome_ |= reinterpret_cast<std::uintptr_t>(h.address());
  if (returns) return std::noop_coroutine();
  return std::coroutine_handle<>::from_address(waiting);
}

/// The same, fast where nobody's ramp can be the body's, and the frame is not kept. noinline: the
/// call is in every coroutine, twice, and the thunk, where Clang inlines all of the ramp, would
/// save registers for it.
[[gnu::noinline]] inline std::coroutine_handle<> continue_after(
    std::coroutine_handle<> h) noexcept {
#if DYNIFY_BODY_ENDS_FRAME
  const call& c = call::of_frame(h.address());
  if (!this_thread.ramps && !c.is_kept()) [[likely]] {
    void* const waiting = c.waiting();
    h.destroy();
    return std::coroutine_handle<>::from_address(waiting);
  }
#endif
  return continue_after_any(h);
}

inline std::coroutine_handle<> final_awaiter::await_suspend(
    std::coroutine_handle<> h) const noexcept {
  return continue_after(h);
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
    return static_cast<call_of<R>&>(*current_call());
  }
};

template <class R>
class promise : public promise_of<R> {
 public:
  template <class U = R>
    requires std::convertible_to<U&&, R>
  void return_value(U&& value) noexcept(std::is_nothrow_constructible_v<R, U&&>) {
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
}  // namespace v0
}  // namespace dynify
