// The coroutine type that comes with dynify.
#pragma once

#include <coroutine>
#include <cstdint>
#include <utility>

#include "associated.hpp"
#include "detail/base/config.hpp"
#include "detail/promise/promise.hpp"
#include "error.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

struct task_access;

/// Awaits a task: starts its body under a ramp on this stack, and goes on at once where it ends
/// there.
template <class R>
class [[nodiscard]] task_awaiter : private call_of<R> {
 public:
  using notes_suspension = void;

  /// `how`: `call::kept`, or 0 for a frame that a thunk has placed.
  task_awaiter(std::coroutine_handle<promise<R>> coroutine, std::uintptr_t how) noexcept {
    this->ramp_ = how;
    this->outcome_ = reinterpret_cast<std::uintptr_t>(coroutine.address());
  }
  task_awaiter(const task_awaiter&) = delete;
  task_awaiter& operator=(const task_awaiter&) = delete;
  [[nodiscard]] bool await_ready() const noexcept {
    if (!this->outcome_) [[unlikely]]
      fail(
          "dynify: awaited a task that is empty: moved from, awaited before, never built, or "
          "started already in the place of the call that its caller was to make");
    return false;
  }

  template <class P>
  DYNIFY_STARTS_BODY bool await_suspend(std::coroutine_handle<P> waiting) {
    this->waiting_ = call::word_of(waiting);
    ramp here{this, ramp::started, nullptr, nullptr};
    this->ramp_ |= reinterpret_cast<std::uintptr_t>(&here);
    const auto body =
        std::coroutine_handle<promise<R>>::from_address(reinterpret_cast<void*>(this->outcome_));
    body.promise().set_call(*this);
    body.resume();
    // Unless it has ended, another thread may have resumed it: nothing of this awaiter may be
    // touched then.
    return !leave(here);
  }

  R await_resume() {
    if (this->outcome_ != call::has_value) [[unlikely]]
      this->end_frame();  // of a kept frame, the common case
    return this->take();
  }
};

}  // namespace detail

/// A coroutine that produces one `R` (a value, a reference or void), or throws.
///
/// Lazy: the body starts when the task is awaited, on the awaiting thread, and runs there until its
/// first suspension; whoever awaits is resumed by the thread on which the body ends, or goes on at
/// once where it ended without suspending. Awaited once, as an rvalue, by a coroutine of any type.
/// Destroying a task destroys its frame, whether it has started or not; not while it runs. Called
/// directly, its frame is on the heap; a `dynify::constructor` puts it elsewhere.
template <class R = void>
class [[nodiscard]] DYNIFY_AWAIT_ELIDABLE task {
 public:
  using promise_type = detail::promise<R>;

  task() noexcept = default;
  task(task&& other) noexcept : word_(std::exchange(other.word_, empty)) {}
  task& operator=(task&& other) noexcept {
    task(static_cast<task&&>(other)).swap(*this);
    return *this;
  }
  ~task() {
    if (is_frame()) frame_of(word_).destroy();
  }

  /// Whether there is a coroutine to await.
  [[nodiscard]] explicit operator bool() const noexcept { return is_frame(); }

  void swap(task& other) noexcept { std::swap(word_, other.word_); }

  [[nodiscard]] detail::task_awaiter<R> operator co_await() && noexcept {
    const std::uintptr_t word = std::exchange(word_, empty);
    if ((word & built) == 0) return {nullptr, 0};
    return {frame_of(word), (word & placed) != 0 ? 0 : detail::call::kept};
  }

 private:
  friend detail::task_access;

  [[gnu::always_inline]] explicit task(std::uintptr_t word) noexcept : word_(word) {}

  [[nodiscard]] bool is_frame() const noexcept { return (word_ & built) != 0; }
  [[nodiscard]] static std::coroutine_handle<promise_type> frame_of(std::uintptr_t word) noexcept {
    return std::coroutine_handle<promise_type>::from_address(
        reinterpret_cast<void*>(word & ~(built | placed)));
  }

  static constexpr std::uintptr_t empty = 0;
  static constexpr std::uintptr_t built = 1;
  static constexpr std::uintptr_t placed = 2;
  static constexpr std::uintptr_t started = 4;

  // The frame with the bit `built`, and `placed` if a thunk has placed it. `started` once a thunk
  // has started the body: the frame is not the task's to destroy then, and may be gone.
  std::uintptr_t word_ = empty;
};

namespace detail {

/// What thunks and constructors may see of a task.
struct task_access {
  /// Of a task that does not end: who has its word owns the frame.
  template <class R>
  [[nodiscard, gnu::always_inline]] static std::uintptr_t word_of(const task<R>& t) noexcept {
    return t.word_;
  }
  template <class R>
  [[nodiscard, gnu::always_inline]] static task<R> make(std::uintptr_t word) noexcept {
    return task<R>(word);
  }
  /// A task whose frame a thunk has placed: Clang cannot have merged it into its caller's.
  template <class R>
  [[nodiscard]] static task<R> make_placed(std::uintptr_t word) noexcept {
    return task<R>(word | task<R>::placed);
  }
  /// Ends the frame of the task with this word, whatever its result, if the task owns one.
  static void end(std::uintptr_t word) noexcept {
    if ((word & task<void>::built) != 0) task<void>::frame_of(word).destroy();
  }
  /// The word of a task whose frame is at `frame`.
  [[nodiscard]] static std::uintptr_t built_word(const void* frame) noexcept {
    return reinterpret_cast<std::uintptr_t>(frame) | task<void>::built;
  }
  /// The word of a task that is made of a frame for which `waiting` waits already, or nobody.
  [[nodiscard]] static std::uintptr_t made_word(const call* waiting, const void* frame) noexcept {
    if (waiting) [[likely]]
      return started_word;
    return built_word(frame);
  }
  /// The word of a task whose body was started already.
  static constexpr std::uintptr_t started_word = task<void>::started;
};

template <class R>
task<R> promise_of<R>::get_return_object() noexcept {
  static_assert(sizeof(promise<R>) == sizeof(promise_base) &&
                alignof(promise<R>) == alignof(promise_base));
  return task_access::make<R>(task_access::made_word(this->current_call(), this->frame()));
}

template <class R>
task<R> promise_of<R>::get_return_object_on_allocation_failure() {
  after_failed_allocation();
  return task<R>();
}

}  // namespace detail
}  // namespace v0
}  // namespace dynify

#ifdef __clang__
template <class R, class... Parameters>
  requires(!dynify::detail::may_be_member<Parameters...>)
struct std::coroutine_traits<dynify::task<R>, Parameters...> {
  using promise_type = dynify::detail::promise_of_function<R>;
};
#endif
