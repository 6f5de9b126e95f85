// A coroutine type of somebody else.
#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <utility>

/// Owns a coroutine that yields an int, which its promise keeps aligned to `Alignment`. Only where
/// `HasEmpty` may it own none.
template <bool HasEmpty, std::size_t Alignment = alignof(int)>
class foreign_task {
 public:
  struct promise_type {
    foreign_task get_return_object() noexcept {
      return foreign_task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    void return_value(int value) noexcept { result = value; }
    void unhandled_exception() const noexcept { std::terminate(); }
    alignas(Alignment) int result = 0;
  };

  foreign_task() noexcept
    requires HasEmpty
  = default;
  foreign_task(foreign_task&& other) noexcept
      : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
  foreign_task& operator=(foreign_task&&) = delete;
  ~foreign_task() {
    if (coroutine_) coroutine_.destroy();
  }

  /// Runs a body that does not suspend.
  int run() const {
    coroutine_.resume();
    return coroutine_.promise().result;
  }
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  int await_resume() const { return run(); }

 private:
  explicit foreign_task(std::coroutine_handle<promise_type> coroutine) noexcept
      : coroutine_(coroutine) {}
  std::coroutine_handle<promise_type> coroutine_;
};
