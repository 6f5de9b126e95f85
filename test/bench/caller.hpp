// The coroutine that makes the calls that are measured.
#pragma once

#include <coroutine>
#include <cstdint>
#include <dynify/detail/base/config.hpp>
#include <exception>
#include <utility>

#include "pause.hpp"

namespace bench {

/// The cheapest there is, resumed by hand.
class DYNIFY_AWAIT_ELIDABLE caller {
 public:
  struct promise_type {
    std::uint64_t sum = 0;
    caller get_return_object() noexcept {
      return caller(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    void unhandled_exception() const noexcept { std::terminate(); }
    void return_value(std::uint64_t value) noexcept { sum = value; }
  };

  caller(const caller&) = delete;
  caller& operator=(const caller&) = delete;
  ~caller() { handle_.destroy(); }

  std::uint64_t run() const {
    handle_.resume();
    while (!handle_.done()) std::exchange(pause::paused, {}).resume();
    return handle_.promise().sum;
  }

 private:
  explicit caller(std::coroutine_handle<promise_type> handle) noexcept : handle_(handle) {}

  std::coroutine_handle<promise_type> handle_;
};

/// Base of a row whose loop is such a coroutine.
struct resumed_by_hand {
  using caller = bench::caller;
  static std::uint64_t run_to_end(const caller& loop) { return loop.run(); }
};

}  // namespace bench
