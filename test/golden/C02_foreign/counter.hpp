// A coroutine type of another library, which knows nothing of dynify, behind a dyn.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace vendor {

/// Starts when it is awaited, and then resumes who awaits.
template <class T>
class [[nodiscard]] lazy {
 public:
  struct promise_type {
    struct final_awaiter {
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<> await_suspend(
          std::coroutine_handle<promise_type> ended) const noexcept {
        return ended.promise().waiting;
      }
      void await_resume() const noexcept {}
    };

    lazy get_return_object() noexcept {
      return lazy(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    final_awaiter final_suspend() const noexcept { return {}; }
    void return_value(T value) { result = std::move(value); }
    void unhandled_exception() noexcept { error = std::current_exception(); }

    std::optional<T> result;
    std::exception_ptr error;
    std::coroutine_handle<> waiting = std::noop_coroutine();
  };

  lazy() noexcept = default;
  lazy(lazy&& other) noexcept : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
  lazy& operator=(lazy&&) = delete;
  ~lazy() {
    if (coroutine_) coroutine_.destroy();
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) const noexcept {
    coroutine_.promise().waiting = waiting;
    return coroutine_;
  }
  T await_resume() const {
    if (coroutine_.promise().error) std::rethrow_exception(coroutine_.promise().error);
    return *std::move(coroutine_.promise().result);
  }

  /// Runs it outside of a coroutine, if it does not wait for others.
  T run() const {
    coroutine_.resume();
    return await_resume();
  }

 private:
  explicit lazy(std::coroutine_handle<promise_type> coroutine) noexcept : coroutine_(coroutine) {}

  std::coroutine_handle<promise_type> coroutine_;
};

}  // namespace vendor

namespace app {

class [[dynify::trait]] Counter {
 public:
  /// What `word` adds up to, with all that were counted before.
  vendor::lazy<int> count(std::string word);
  vendor::lazy<std::string> last() const;
};

}  // namespace app
