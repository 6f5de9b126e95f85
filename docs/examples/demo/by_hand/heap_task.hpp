// The task that one writes by hand: lazy, resumes its awaiter by symmetric transfer, and has its
// frame on the heap.
#pragma once

#include <coroutine>
#include <exception>
#include <utility>
#include <variant>

namespace demo {

template <class Result>
class [[nodiscard]] HeapTask {
 public:
  class promise_type {
   public:
    HeapTask get_return_object() noexcept { return HeapTask(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    auto final_suspend() const noexcept { return ToAwaiter{}; }

    template <class Value>
    void return_value(Value&& value) {
      result_.template emplace<1>(std::forward<Value>(value));
    }
    void unhandled_exception() noexcept { result_.template emplace<2>(std::current_exception()); }

   private:
    friend HeapTask;

    /// At the end, control goes to whoever awaits.
    struct ToAwaiter {
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<> await_suspend(
          std::coroutine_handle<promise_type> ended) const noexcept {
        return ended.promise().awaiting_;
      }
      void await_resume() const noexcept {}
    };

    std::coroutine_handle<> awaiting_;
    std::variant<std::monostate, Result, std::exception_ptr> result_;
  };

  HeapTask(HeapTask&& other) noexcept : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
  HeapTask& operator=(HeapTask&&) = delete;
  ~HeapTask() {
    if (coroutine_) coroutine_.destroy();
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> awaiting) noexcept {
    coroutine_.promise().awaiting_ = awaiting;
    return coroutine_;
  }
  Result await_resume() {
    auto& result = coroutine_.promise().result_;
    if (auto* const error = std::get_if<2>(&result)) std::rethrow_exception(*error);
    return std::move(*std::get_if<1>(&result));
  }

 private:
  using Handle = std::coroutine_handle<promise_type>;

  explicit HeapTask(Handle coroutine) noexcept : coroutine_(coroutine) {}

  Handle coroutine_;
};

}  // namespace demo
