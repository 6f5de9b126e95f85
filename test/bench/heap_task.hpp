// What one writes without dynify: a lazy task with symmetric transfer, its result in its frame, its
// frame on the heap.
#pragma once

#include <coroutine>
#include <exception>
#include <utility>
#include <variant>

namespace bench {

template <class R>
class heap_task {
 public:
  struct promise_type {
    std::variant<std::monostate, R, std::exception_ptr> result;
    std::coroutine_handle<> waiting;

    struct final_awaiter {
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> h) const noexcept {
        return h.promise().waiting;
      }
      void await_resume() const noexcept {}
    };

    heap_task get_return_object() noexcept {
      return heap_task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    final_awaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept { result = std::current_exception(); }
    template <class U>
    void return_value(U&& value) {
      result.template emplace<1>(std::forward<U>(value));
    }
  };

  heap_task(heap_task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  heap_task& operator=(heap_task&&) = delete;
  ~heap_task() {
    if (handle_) handle_.destroy();
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) const noexcept {
    handle_.promise().waiting = waiting;
    return handle_;
  }
  R await_resume() const {
    auto& result = handle_.promise().result;
    if (result.index() == 2) std::rethrow_exception(std::get<2>(result));
    return std::move(std::get<1>(result));
  }

 private:
  explicit heap_task(std::coroutine_handle<promise_type> handle) noexcept : handle_(handle) {}

  std::coroutine_handle<promise_type> handle_;
};

}  // namespace bench
