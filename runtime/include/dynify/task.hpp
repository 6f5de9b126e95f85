// The coroutine type that comes with dynify.
#pragma once

#include "detail/base/language.hpp"

#include <coroutine>
#include <cstdint>
#include <utility>

#include "associated.hpp"
#include "detail/base/config.hpp"
#include "detail/base/words.hpp"
#include "detail/promise/promise.hpp"
#include "error.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

struct task_access;

[[noreturn, gnu::cold, gnu::noinline]] inline void fail_empty_task() noexcept {
  fail(
      "dynify: awaited a task that is empty: moved from, awaited before, never built, or started "
      "already in the place of the call that its caller was to make");
}

/// Steps 4 and 5 of a call whose frame `init` has placed, or that nobody has: awaits a task. Its
/// body is started by a jump where the compiler has that; otherwise by a call, as under a thunk,
/// and whoever waits goes on at once where the body ends in its first stretch.
template <class R>
class [[nodiscard]] task_awaiter : private call_of<R> {
 public:
  /// With the task's word, whose frame is this awaiter's now.
  explicit task_awaiter(std::uintptr_t task) noexcept { this->store_task(task); }
  task_awaiter(const task_awaiter&) = delete;
  task_awaiter& operator=(const task_awaiter&) = delete;
  [[nodiscard]] bool await_ready() const noexcept { return false; }

#if DYNIFY_STARTS_BY_JUMP
  /// Nothing of it is on the stack any more when the body runs: calls nest to any depth.
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) noexcept {
    this->await(waiting.address(), this->frame_of_task());
    body().promise().set_call(*this);
    return body();
  }

  R await_resume() {
    this->end_awaited_frame();
    return this->take();
  }
#else
  DYNIFY_STARTS_BODY bool await_suspend(std::coroutine_handle<> waiting) {
    request here;  // asks for nothing: it stands for this function, which is the ramp
    here.frame = nullptr;
    here.state = progress::begun();
    const auto coroutine = body();
    this->await(waiting.address(), coroutine.address());
    here.start_for(this);
    thread_state& published = coroutine.promise().published();
    coroutine.promise().set_call(*this);
    {
      const publication while_it_runs(here, published);
      coroutine.resume();
    }
    // Unless it has ended, another thread may have resumed it: nothing of this awaiter may be
    // touched then.
    return here.state != progress::ended();
  }

  R await_resume() { return this->take(); }
#endif

 private:
  [[nodiscard]] std::coroutine_handle<promise<R>> body() const noexcept {
    return std::coroutine_handle<promise<R>>::from_address(this->frame_of_task());
  }
};

}  // namespace detail

/// The sentence in the error of a task that is awaited as an lvalue. Not for users.
#define DYNIFY_AWAITED_ONCE "a task is awaited once: co_await std::move(task)"

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
    if ((word & built) == 0) [[unlikely]]
      detail::fail_empty_task();
    return detail::task_awaiter<R>(word);
  }
  DYNIFY_BEGIN_DELETED
  template <DYNIFY_SAYS(DYNIFY_AWAITED_ONCE)>
  detail::task_awaiter<R> operator co_await() const& DYNIFY_DELETED(DYNIFY_AWAITED_ONCE);
  DYNIFY_END_DELETED

 private:
  friend detail::task_access;

  [[gnu::always_inline]] explicit task(std::uintptr_t word) noexcept : word_(word) {}

  [[nodiscard]] bool is_frame() const noexcept { return (word_ & built) != 0; }
  [[nodiscard]] static std::coroutine_handle<promise_type> frame_of(std::uintptr_t word) noexcept {
    return std::coroutine_handle<promise_type>::from_address(reinterpret_cast<void*>(word - built));
  }

  static constexpr std::uintptr_t empty = 0;
  static constexpr std::uintptr_t built = 1;
  static constexpr std::uintptr_t started = 4;

  // The frame plus `built`; `started` where the ramp has started the body: the frame is not the
  // task's to destroy then, and may be gone.
  std::uintptr_t word_ = empty;
};

namespace detail {

/// What thunks and constructors may see of a task.
struct task_access {
  /// The word of a task that does not end: whoever takes the word owns the frame.
  template <class R>
  [[nodiscard, gnu::always_inline]] static std::uintptr_t word_of(const task<R>& t) noexcept {
    return t.word_;
  }
  template <class R>
  [[nodiscard, gnu::always_inline]] static task<R> make(std::uintptr_t word) noexcept {
    return task<R>(word);
  }
  /// Ends the frame of the task with this word, whatever its result, if the task owns one.
  static void end(std::uintptr_t word) noexcept {
    if ((word & task<void>::built) != 0) task<void>::frame_of(word).destroy();
  }
  /// The word of a task whose frame is at `frame`.
  [[nodiscard]] static std::uintptr_t built_word(const void* frame) noexcept {
    return reinterpret_cast<std::uintptr_t>(frame) | task<void>::built;
  }
  /// Marks a task that a method may return though the method has not made it; whether a word is of
  /// one.
  template <class R>
  static void say_ready(const task<R>& t) noexcept {
    task<R>::frame_of(t.word_).promise().say_ready();
  }
  [[nodiscard]] static bool is_ready(std::uintptr_t word) noexcept {
    return (word & (task<void>::built | task<void>::started)) == task<void>::built &&
           task<void>::frame_of(word).promise().is_ready();
  }
  template <class R>
  [[nodiscard]] static std::coroutine_handle<promise<R>> frame_of(std::uintptr_t word) noexcept {
    return task<R>::frame_of(word);
  }
  /// The word of a task whose body starts before it is awaited.
  static constexpr std::uintptr_t started_word = task<void>::started;
};

template <class R>
task<R> promise_of<R>::get_return_object() noexcept {
  static_assert(sizeof(promise<R>) == sizeof(promise_base) &&
                alignof(promise<R>) == alignof(promise_base));
  if (DYNIFY_BODY_STARTS_IN_RAMP && this->is_awaited())
    return task_access::make<R>(task_access::started_word);
  return task_access::make<R>(task_access::built_word(this->frame()));
}

template <class R>
task<R> promise_of<R>::get_return_object_on_allocation_failure() {
  after_failed_allocation();
  return task<R>();
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify

#ifdef __clang__
template <class R, class... Parameters>
  requires(!dynify::detail::may_be_member<Parameters...>)
struct std::coroutine_traits<dynify::task<R>, Parameters...> {
  using promise_type = dynify::detail::promise_of_function<R>;
};
#endif
