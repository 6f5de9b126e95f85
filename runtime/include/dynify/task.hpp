// The coroutine type that comes with dynify.
#pragma once

#include <coroutine>
#include <cstdint>
#include <utility>

#include "detail/promise.hpp"
#include "error.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

struct task_access;

/// Awaits a task: starts its body under a ramp on this stack, and goes on at once where it ends there.
template <class R>
class [[nodiscard]] task_awaiter : private call_of<R> {
 public:
  using notes_suspension = void;

  explicit task_awaiter(std::coroutine_handle<promise<R>> coroutine) noexcept
      : coroutine_(coroutine) {}
  task_awaiter(const task_awaiter&) = delete;
  task_awaiter& operator=(const task_awaiter&) = delete;
  ~task_awaiter() {
    if (coroutine_) coroutine_.destroy();
  }

  [[nodiscard]] bool await_ready() const noexcept {
    if (!coroutine_) [[unlikely]]
      fail("dynify: awaited a task that is empty: moved from, awaited before, or never built");
    return false;
  }

  template <class P>
  bool await_suspend(std::coroutine_handle<P> waiting) {
    note_suspension(waiting);
    ramp here;
    this->waiting_ = waiting;
    this->by_ = &here;
    coroutine_.promise().set_call(*this);
    coroutine_.resume();
    // A body that is suspended now may have been resumed by another thread: nothing of this awaiter may be touched.
    unlink(here);
    return !here.finished;
  }

  R await_resume() { return this->take(); }

 private:
  std::coroutine_handle<promise<R>> coroutine_;
};

}  // namespace detail

/// A coroutine that produces one `R` (a value, a reference or void), or throws.
///
/// Lazy: the body starts when the task is awaited, on the awaiting thread, and runs there until its first suspension; whoever
/// awaits is resumed by the thread on which the body ends, or goes on at once where it ended without suspending. Awaited once, as
/// an rvalue, by a coroutine of any type. Destroying a task destroys its frame, whether it has started or not; not while it runs.
/// Called directly, its frame is on the heap; a `dynify::constructor` puts it elsewhere.
template <class R = void>
class [[nodiscard]] DYNIFY_AWAIT_ELIDABLE task {
 public:
  using promise_type = detail::promise<R>;

  task() noexcept = default;
  task(task&& other) noexcept : word_(std::exchange(other.word_, 0)) {}
  task& operator=(task&& other) noexcept {
    task(static_cast<task&&>(other)).swap(*this);
    return *this;
  }
  ~task() {
    if (is_frame()) frame().destroy();
  }

  /// Whether there is a coroutine to await.
  [[nodiscard]] explicit operator bool() const noexcept { return is_frame(); }

  void swap(task& other) noexcept { std::swap(word_, other.word_); }

  [[nodiscard]] detail::task_awaiter<R> operator co_await() && noexcept {
    return detail::task_awaiter<R>(is_frame() ? release() : nullptr);
  }

 private:
  friend detail::task_access;
  friend detail::promise_of<R>;

  explicit task(std::uintptr_t word) noexcept : word_(word) {}

  [[nodiscard]] bool is_frame() const noexcept { return word_ != 0 && (word_ & 1) == 0; }
  [[nodiscard]] std::coroutine_handle<promise_type> frame() const noexcept {
    return std::coroutine_handle<promise_type>::from_address(reinterpret_cast<void*>(word_));
  }
  [[nodiscard]] std::coroutine_handle<promise_type> release() noexcept {
    const auto h = frame();
    word_ = 0;
    return h;
  }

  // The frame; or, odd, the call under which the body was started already: then the frame is not the task's to destroy, and
  // may be gone. Only the thunk that started it sees such a task.
  std::uintptr_t word_ = 0;
};

namespace detail {

/// What constructors may see of a task.
struct task_access {
  template <class R>
  [[nodiscard]] static void* frame(const task<R>& t) noexcept {
    return reinterpret_cast<void*>(t.word_);
  }
  /// Whether the task is the one that was started under `c`.
  template <class R>
  [[nodiscard]] static bool started_under(const task<R>& t, const call& c) noexcept {
    return t.word_ == started_word(c);
  }
  [[nodiscard]] static std::uintptr_t started_word(const call& c) noexcept {
    return reinterpret_cast<std::uintptr_t>(&c) | 1;
  }
};

template <class R>
task<R> promise_of<R>::get_return_object() noexcept {
  if (const call* const c = this->current_call()) return task<R>(task_access::started_word(*c));
  return task<R>(reinterpret_cast<std::uintptr_t>(handle().address()));
}

template <class R>
task<R> promise_of<R>::get_return_object_on_allocation_failure() {
  after_failed_allocation();
  return task<R>();
}

}  // namespace detail
}  // namespace v0
}  // namespace dynify
