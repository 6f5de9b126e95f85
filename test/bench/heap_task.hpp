// What one writes without dynify: a lazy task with symmetric transfer, its result in its frame.
// `Allocation`, a base of its promise, says where its frame lives.
#pragma once

#include <coroutine>
#include <exception>
#include <utility>
#include <variant>

namespace bench {

template <class R, class Allocation>
class basic_task {
 public:
  struct promise_type : Allocation {
    std::variant<std::monostate, R, std::exception_ptr> result;
    std::coroutine_handle<> waiting;

    struct final_awaiter {
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> h) const noexcept {
        return h.promise().waiting;
      }
      void await_resume() const noexcept {}
    };

    basic_task get_return_object() noexcept {
      return basic_task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    final_awaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept { result = std::current_exception(); }
    template <class U>
    void return_value(U&& value) {
      result.template emplace<1>(std::forward<U>(value));
    }
  };

  basic_task(basic_task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  basic_task& operator=(basic_task&&) = delete;
  ~basic_task() {
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
  explicit basic_task(std::coroutine_handle<promise_type> handle) noexcept : handle_(handle) {}

  std::coroutine_handle<promise_type> handle_;
};

/// The global operator new, as a promise without one of its own has it.
struct on_the_heap {};

template <class R>
using heap_task = basic_task<R, on_the_heap>;

}  // namespace bench
