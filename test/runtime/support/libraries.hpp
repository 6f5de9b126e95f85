// Tasks of other libraries, after their documented interfaces: what a program sees of them, and
// what their promises declare. Written here; nothing of the libraries is in it.
#pragma once

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <utility>

namespace test {

/// What the promises have in common: lazy, and whoever waits is resumed at the end.
class lazy_promise {
 public:
  struct final_awaiter {
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> h) const noexcept {
      return h.promise().continuation_;
    }
    void await_resume() const noexcept {}
  };

  [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
  [[nodiscard]] final_awaiter final_suspend() const noexcept { return {}; }
  void unhandled_exception() noexcept { error_ = std::current_exception(); }
  void set_continuation(std::coroutine_handle<> h) noexcept { continuation_ = h; }
  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::coroutine_handle<> continuation_ = std::noop_coroutine();
  std::exception_ptr error_;
};

template <class T>
class value_promise : public lazy_promise {
 public:
  template <std::convertible_to<T> U>
  void return_value(U&& value) {
    value_.emplace(std::forward<U>(value));
  }
  T& result() & {
    rethrow();
    return *value_;
  }
  T&& result() && { return std::move(result()); }

 private:
  std::optional<T> value_;
};

/// Owns a coroutine, and ends it.
template <class Promise>
class owned_handle {
 public:
  owned_handle() = default;
  explicit owned_handle(Promise& p) : handle_(std::coroutine_handle<Promise>::from_promise(p)) {}
  owned_handle(owned_handle&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  owned_handle& operator=(owned_handle&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~owned_handle() {
    if (handle_) handle_.destroy();
  }
  [[nodiscard]] std::coroutine_handle<Promise> get() const noexcept { return handle_; }

 private:
  std::coroutine_handle<Promise> handle_;
};

/// How all of them are awaited: a jump into the coroutine.
template <class Promise>
struct starting_awaiter {
  std::coroutine_handle<Promise> body;
  [[nodiscard]] bool await_ready() const noexcept { return !body || body.done(); }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) const noexcept {
    body.promise().set_continuation(waiting);
    return body;
  }
  auto await_resume() const { return std::move(body.promise()).result(); }
};

}  // namespace test

/// cppcoro::task: default-constructible, awaited as lvalue and rvalue, `when_ready()`; the promise
/// is final.
namespace like_cppcoro {

template <class T>
class task {
 public:
  struct promise_type final : test::value_promise<T> {
    task get_return_object() noexcept { return task(*this); }
  };

  task() noexcept = default;
  [[nodiscard]] bool is_ready() const noexcept { return !body_.get() || body_.get().done(); }
  auto operator co_await() const& noexcept {
    return test::starting_awaiter<promise_type>{body_.get()};
  }
  auto operator co_await() const&& noexcept {
    return test::starting_awaiter<promise_type>{body_.get()};
  }
  auto when_ready() const noexcept {
    struct awaiter : test::starting_awaiter<promise_type> {
      void await_resume() const noexcept {}
    };
    return awaiter{{body_.get()}};
  }
  [[nodiscard]] std::coroutine_handle<> coroutine() const noexcept { return body_.get(); }

 private:
  explicit task(promise_type& p) noexcept : body_(p) {}
  test::owned_handle<promise_type> body_;
};

}  // namespace like_cppcoro

/// coro::task of libcoro: the promise stands in a namespace of its own; `resume()`, `is_ready()`,
/// `destroy()`, `promise()`, `handle()`.
namespace like_libcoro {

template <class T>
class task;

namespace detail {
template <class T>
struct promise final : test::value_promise<T> {
  promise() noexcept = default;
  task<T> get_return_object() noexcept;
};
}  // namespace detail

template <class T>
class [[nodiscard]] task {
 public:
  using promise_type = detail::promise<T>;
  using coroutine_handle = std::coroutine_handle<promise_type>;

  task() noexcept = default;
  explicit task(promise_type& p) : body_(p) {}
  [[nodiscard]] bool is_ready() const noexcept { return !body_.get() || body_.get().done(); }
  bool resume() {
    if (!is_ready()) body_.get().resume();
    return !is_ready();
  }
  bool destroy() {
    const bool was_there = static_cast<bool>(body_.get());
    body_ = {};
    return was_there;
  }
  promise_type& promise() & { return body_.get().promise(); }
  coroutine_handle handle() const { return body_.get(); }
  [[nodiscard]] std::coroutine_handle<> coroutine() const noexcept { return body_.get(); }
  auto operator co_await() const noexcept {
    return test::starting_awaiter<promise_type>{body_.get()};
  }

 private:
  test::owned_handle<promise_type> body_;
};

template <class T>
task<T> detail::promise<T>::get_return_object() noexcept {
  return task<T>(*this);
}

}  // namespace like_libcoro

/// std::execution::task, and exec::task of stdexec: a sender without an empty state. The promise is
/// made of the coroutine's arguments, allocates by the allocator among them, has an environment,
/// and may be stopped.
namespace like_execution {

struct environment {
  int scheduler;
};

template <class T>
class task {
 public:
  class promise_type : public test::value_promise<T> {
   public:
    template <class... Args>
    explicit promise_type(const Args&...) noexcept {}

    task get_return_object() noexcept { return task(*this); }
    std::coroutine_handle<> unhandled_stopped() noexcept { return std::noop_coroutine(); }
    [[nodiscard]] environment get_env() const noexcept { return {1}; }
    template <class A>
    decltype(auto) await_transform(A&& awaited) noexcept {
      return static_cast<A&&>(awaited);
    }
    template <class... Args>
    static void* operator new(std::size_t size, Args&&...) {
      ++own_allocations;
      return ::operator new(size);
    }
    static void operator delete(void* frame, std::size_t) noexcept { ::operator delete(frame); }
  };

  static inline int own_allocations = 0;

  task(task&&) noexcept = default;

  template <class Receiver>
  struct state {
    task body;
    Receiver receiver;
    void start() & noexcept {
      body.body_.get().resume();
      receiver.set_value(std::move(body.body_.get().promise()).result());
    }
  };
  template <class Receiver>
  state<Receiver> connect(Receiver r) && {
    return {std::move(*this), std::move(r)};
  }
  auto as_awaitable() && noexcept { return test::starting_awaiter<promise_type>{body_.get()}; }
  auto operator co_await() && noexcept { return test::starting_awaiter<promise_type>{body_.get()}; }
  [[nodiscard]] std::coroutine_handle<> coroutine() const noexcept { return body_.get(); }

 private:
  explicit task(promise_type& p) noexcept : body_(p) {}
  test::owned_handle<promise_type> body_;
};

}  // namespace like_execution

/// folly::coro::Task: no empty state; the promise has allocation functions of its own, and what is
/// awaited goes through `await_transform` to the executor that `scheduleOn` named.
namespace like_folly {

struct Executor {
  int scheduled = 0;
};

template <class T>
class Task {
 public:
  class promise_type final : public test::value_promise<T> {
   public:
    static void* operator new(std::size_t size) {
      ++own_allocations;
      return std::malloc(size);  // as folly_coro_async_malloc
    }
    static void operator delete(void* frame, std::size_t) { std::free(frame); }

    Task get_return_object() noexcept { return Task(*this); }
    template <class A>
    auto await_transform(A&& awaited) noexcept {
      if (executor) ++executor->scheduled;
      if constexpr (requires { static_cast<A&&>(awaited).operator co_await(); })
        return static_cast<A&&>(awaited).operator co_await();
      else
        return static_cast<A&&>(awaited);
    }
    Executor* executor = nullptr;
  };

  static inline int own_allocations = 0;

  Task(Task&&) noexcept = default;
  Task scheduleOn(Executor& on) && noexcept {
    body_.get().promise().executor = &on;
    return std::move(*this);
  }
  auto operator co_await() && noexcept { return test::starting_awaiter<promise_type>{body_.get()}; }
  [[nodiscard]] std::coroutine_handle<> coroutine() const noexcept { return body_.get(); }

 private:
  explicit Task(promise_type& p) noexcept : body_(p) {}
  test::owned_handle<promise_type> body_;
};

}  // namespace like_folly
