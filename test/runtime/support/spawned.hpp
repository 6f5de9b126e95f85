// A coroutine type that knows nothing of dynify: starts at once, is destroyed with its owner.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace test {

template <class R>
class spawned {
 public:
  struct promise_type {
    spawned get_return_object() noexcept {
      return spawned(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    [[nodiscard]] std::suspend_never initial_suspend() const noexcept { return {}; }
    [[nodiscard]] std::suspend_always final_suspend() const noexcept { return {}; }
    void return_value(R value) { result = std::move(value); }
    void unhandled_exception() noexcept { error = std::current_exception(); }

    std::optional<R> result;
    std::exception_ptr error;
  };

  spawned(spawned&& other) noexcept : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
  spawned& operator=(spawned&&) = delete;
  ~spawned() {
    if (coroutine_) coroutine_.destroy();
  }

  [[nodiscard]] bool done() const { return coroutine_.done(); }

  /// The result of a coroutine that is done, or what it threw.
  [[nodiscard]] R& result() const {
    if (coroutine_.promise().error) std::rethrow_exception(coroutine_.promise().error);
    return coroutine_.promise().result.value();
  }

 private:
  explicit spawned(std::coroutine_handle<promise_type> coroutine) noexcept
      : coroutine_(coroutine) {}

  std::coroutine_handle<promise_type> coroutine_;
};

/// Awaits in a coroutine of that type.
template <class R, class Awaitable>
spawned<R> spawn(Awaitable awaitable) {
  co_return co_await std::move(awaitable);
}

/// For awaitables of void: gives `true` when done.
template <class Awaitable>
spawned<bool> spawn_void(Awaitable awaitable) {
  co_await std::move(awaitable);
  co_return true;
}

}  // namespace test
