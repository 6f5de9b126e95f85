// Suspends coroutines until the test resumes them.
#pragma once

#include <coroutine>
#include <cstddef>
#include <deque>

namespace test {

/// `co_await executor.suspend()` leaves the coroutine here until `resume_next` or `run`.
class manual_executor {
 public:
  [[nodiscard]] auto suspend() noexcept {
    struct awaiter {
      manual_executor& executor;
      [[nodiscard]] bool await_ready() const noexcept { return false; }
      void await_suspend(std::coroutine_handle<> h) { executor.held_.push_back(h); }
      void await_resume() const noexcept {}
    };
    return awaiter{*this};
  }

  [[nodiscard]] std::size_t held() const noexcept { return held_.size(); }

  void resume_next() {
    const std::coroutine_handle<> next = held_.front();
    held_.pop_front();
    next.resume();
  }
  void run() {
    while (!held_.empty()) resume_next();
  }
  /// For handles whose coroutines were destroyed.
  void forget() noexcept { held_.clear(); }

 private:
  std::deque<std::coroutine_handle<>> held_;
};

}  // namespace test
