// The promise of dynify::task.
#pragma once

#include <concepts>
#include <coroutine>
#include <type_traits>
#include <utility>

#include "call.hpp"
#include "frame.hpp"

namespace dynify {
inline namespace v0 {

template <class R>
class task;

namespace detail {

class promise_base;

/// Before the coroutine `h` is suspended: a body of ours notes its first suspension.
template <class P>
void note_suspension([[maybe_unused]] std::coroutine_handle<P> h) noexcept {
  if constexpr (std::derived_from<P, promise_base>) h.promise().note_suspension(h.address());
}

/// The awaiter of an awaitable: what its operator co_await gives, member or free, or itself.
template <class A>
decltype(auto) awaiter_of(A&& a) {
  if constexpr (requires { static_cast<A&&>(a).operator co_await(); })
    return static_cast<A&&>(a).operator co_await();
  else if constexpr (requires { operator co_await(static_cast<A&&>(a)); })
    return operator co_await(static_cast<A&&>(a));
  else
    return static_cast<A&&>(a);
}

/// Awaiters of dynify, which note the suspension of a body of ours themselves.
template <class A>
concept notes_suspension = requires { typename std::remove_cvref_t<A>::notes_suspension; };

/// Somebody else's awaiter, with the suspension noted. A prvalue awaiter is built in place: it need not be movable.
template <class Awaiter>
struct noting {
  Awaiter awaiter;

  bool await_ready() noexcept(noexcept(static_cast<bool>(awaiter.await_ready()))) {
    return static_cast<bool>(awaiter.await_ready());
  }
  template <class P>
  decltype(auto) await_suspend(std::coroutine_handle<P> h) noexcept(noexcept(awaiter.await_suspend(h))) {
    note_suspension(h);
    return awaiter.await_suspend(h);
  }
  decltype(auto) await_resume() noexcept(noexcept(awaiter.await_resume())) {
    return awaiter.await_resume();
  }
};

/// What promises of all results share. Holds one pointer; result, exception and continuation are in the call.
class promise_base : public placed_frame {
 public:
  /// A body that somebody waits for already starts at once, inside its ramp.
  struct initial_awaiter {
    bool starts;
    [[nodiscard]] bool await_ready() const noexcept { return starts; }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    void await_resume() const noexcept {}
  };

  struct final_awaiter {
    call* of;

    /// True: the frame ends here. Only for frames that nobody else destroys: Clang gives a frame that it merged into
    /// its caller's another destroy function, but falling off the end would free it as if it were not.
    [[nodiscard]] bool await_ready() const noexcept {
      if (of->suspended_ && !under_own_ramp(*of)) return false;
      of->suspended_ = false;
      of->by_->finished = true;
      return of->ends_by_itself_;
    }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>) const noexcept {
      if (of->suspended_) return of->waiting_;
      return std::noop_coroutine();  // back into the ramp
    }
    void await_resume() const noexcept {}
  };

  [[nodiscard]] initial_awaiter initial_suspend() const noexcept { return {call_ != nullptr}; }
  [[nodiscard]] final_awaiter final_suspend() const noexcept { return {call_}; }

  void note_suspension(void* frame) noexcept {
    if (!call_->suspended_) note_first_suspension(*call_, frame);
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
  explicit promise_base(void* frame) noexcept {
    const request* const r = this_thread.placed;
    if (r && r->frame == frame) call_ = r->waiting;
  }

  [[nodiscard]] call* current_call() const noexcept { return call_; }

 private:
  call* call_ = nullptr;
};

template <class R>
class promise_of : public promise_base {
 public:
  task<R> get_return_object() noexcept;
  static task<R> get_return_object_on_allocation_failure();

  void unhandled_exception() noexcept {
#if DYNIFY_EXCEPTIONS
    result().set_error(std::current_exception());
#endif
  }

 protected:
  promise_of() noexcept : promise_base(handle().address()) {}

  [[nodiscard]] call_of<R>& result() const noexcept { return static_cast<call_of<R>&>(*current_call()); }

 private:
  [[nodiscard]] std::coroutine_handle<> handle() noexcept;
};

template <class R>
class promise final : public promise_of<R> {
 public:
  template <class U = R>
    requires std::convertible_to<U&&, R>
  void return_value(U&& value) noexcept(std::is_nothrow_constructible_v<R, U&&>) {
    if constexpr (std::is_reference_v<R>)
      this->result().set_value(std::addressof(value));
    else
      this->result().set_value(static_cast<U&&>(value));
  }
};

template <>
class promise<void> final : public promise_of<void> {
 public:
  void return_void() noexcept { result().set_value(); }
};

template <class R>
std::coroutine_handle<> promise_of<R>::handle() noexcept {
  return std::coroutine_handle<promise<R>>::from_promise(static_cast<promise<R>&>(*this));
}

}  // namespace detail
}  // namespace v0
}  // namespace dynify
