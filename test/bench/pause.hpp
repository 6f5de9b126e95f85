// How a benchmark's coroutine suspends once.
#pragma once

#include <coroutine>

namespace bench {

/// Suspends whoever awaits until the benchmark's loop resumes it.
struct pause {
  static inline constinit std::coroutine_handle<> paused;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const noexcept { paused = h; }
  void await_resume() const noexcept {}
};

/// What a coroutine of type `Task` awaits to suspend once.
template <class Task>
struct suspension {
  static pause once() noexcept { return {}; }
};

}  // namespace bench
