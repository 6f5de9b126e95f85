// Coroutine types of somebody else, who has never heard of dynify.
#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <new>
#include <optional>
#include <utility>

namespace test {

/// What the promises below have in common: a result and who waits, who is transferred to.
template <class R>
struct lazy_promise_base {
  struct final_awaiter {
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    /// Typed: only a coroutine whose promise is one of these can end here.
    template <class Promise>
    [[nodiscard]] std::coroutine_handle<> await_suspend(
        std::coroutine_handle<Promise> h) const noexcept {
      const lazy_promise_base& base = h.promise();
      return base.waiting ? base.waiting : std::noop_coroutine();
    }
    void await_resume() const noexcept {}
  };

  [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
  [[nodiscard]] final_awaiter final_suspend() const noexcept { return {}; }
  void return_value(R value) { result = std::move(value); }
  void unhandled_exception() noexcept { error = std::current_exception(); }

  std::optional<R> result;
  std::exception_ptr error;
  std::coroutine_handle<> waiting;
};

/// Owns a coroutine; awaited as an rvalue. Empty objects only where `HasEmpty`.
///
/// The promise is final; `Extra` adds to it.
template <class R, class Extra, bool HasEmpty>
class coroutine_of {
 public:
  struct promise_type final : lazy_promise_base<R>, Extra {
    promise_type() = default;
    using Extra::Extra;
    coroutine_of get_return_object() noexcept {
      return coroutine_of(std::coroutine_handle<promise_type>::from_promise(*this));
    }
  };
  using handle = std::coroutine_handle<promise_type>;

  coroutine_of() noexcept
    requires HasEmpty
  = default;
  coroutine_of(coroutine_of&& other) noexcept
      : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
  coroutine_of& operator=(coroutine_of&&) = delete;
  ~coroutine_of() {
    if (coroutine_) coroutine_.destroy();
  }

  struct awaiter {
    handle coroutine;
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    [[nodiscard]] handle await_suspend(std::coroutine_handle<> waiting) const noexcept {
      coroutine.promise().waiting = waiting;
      return coroutine;
    }
    R await_resume() const {
      if (coroutine.promise().error) std::rethrow_exception(coroutine.promise().error);
      return std::move(*coroutine.promise().result);
    }
  };
  awaiter operator co_await() && noexcept { return {coroutine_}; }

  /// Runs a body that does not suspend.
  R run() {
    coroutine_.resume();
    return awaiter{coroutine_}.await_resume();
  }
  [[nodiscard]] handle coroutine() const noexcept { return coroutine_; }

 private:
  explicit coroutine_of(handle coroutine) noexcept : coroutine_(coroutine) {}
  handle coroutine_;
};

struct nothing_more {};
using lazy = coroutine_of<int, nothing_more, true>;
/// No object of it is empty: a refusal has nothing to return.
using strict = coroutine_of<int, struct nothing_strict, false>;
struct nothing_strict {};

/// Allocates its frames itself, and counts them.
struct allocating {
  static inline int living = 0;
  static inline std::size_t last_size = 0;
  static void* operator new(std::size_t size) {
    ++living;
    last_size = size;
    return ::operator new(size);
  }
  static void operator delete(void* frame, std::size_t size) noexcept {
    if (size == last_size) --living;  // what was asked for is what is given back
    ::operator delete(frame);
  }
};
using self_allocating = coroutine_of<int, allocating, true>;

/// Made of the coroutine's object and parameters.
struct parameters_seen {
  parameters_seen() = default;
  template <class Self>
  parameters_seen(const Self&, int& n) : seen(n) {
    n += 100;
  }
  int seen = 0;
};
using seeing = coroutine_of<int, parameters_seen, true>;

/// What only such a coroutine may await: gives what its promise has.
struct ask {};
struct asking {
  struct answer {
    int value;
    [[nodiscard]] bool await_ready() const noexcept { return true; }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    [[nodiscard]] int await_resume() const noexcept { return value; }
  };
  answer await_transform(ask) noexcept { return {++asked}; }
  int asked = 0;
};
using transforming = coroutine_of<int, asking, true>;

}  // namespace test
