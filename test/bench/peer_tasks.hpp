// Tasks as two well-known libraries have them, written here: what they store, check and jump to,
// and nothing else. Their frames are on the heap.
#pragma once

#include <coroutine>
#include <exception>
#include <memory>
#include <stdexcept>
#include <utility>
#include <variant>

namespace bench {

/// cppcoro's: a union and what is in it, an awaiter for co_await, who waits in the promise.
template <class R>
class cppcoro_task {
 public:
  class promise_type {
   public:
    promise_type() noexcept {}
    ~promise_type() {
      if (kind_ == kind::value) std::destroy_at(&value_);
      if (kind_ == kind::error) std::destroy_at(&error_);
    }
    promise_type(const promise_type&) = delete;
    promise_type& operator=(const promise_type&) = delete;

    struct final_awaiter {
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> h) const noexcept {
        return h.promise().waiting_;
      }
      void await_resume() const noexcept {}
    };

    cppcoro_task get_return_object() noexcept {
      return cppcoro_task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    final_awaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept {
      std::construct_at(&error_, std::current_exception());
      kind_ = kind::error;
    }
    template <class U>
    void return_value(U&& value) {
      std::construct_at(&value_, std::forward<U>(value));
      kind_ = kind::value;
    }
    void set_waiting(std::coroutine_handle<> waiting) noexcept { waiting_ = waiting; }
    R&& result() && {
      if (kind_ == kind::error) std::rethrow_exception(error_);
      return std::move(value_);
    }

   private:
    enum class kind { empty, value, error };
    std::coroutine_handle<> waiting_;
    kind kind_ = kind::empty;
    union {
      R value_;
      std::exception_ptr error_;
    };
  };

  cppcoro_task(cppcoro_task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  cppcoro_task& operator=(cppcoro_task&&) = delete;
  ~cppcoro_task() {
    if (handle_) handle_.destroy();
  }

  auto operator co_await() && noexcept {
    struct awaiter {
      std::coroutine_handle<promise_type> handle;
      bool await_ready() const noexcept { return !handle || handle.done(); }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) const noexcept {
        handle.promise().set_waiting(waiting);
        return handle;
      }
      R await_resume() const {
        if (!handle) throw std::logic_error("broken promise");
        return std::move(handle.promise()).result();
      }
    };
    return awaiter{handle_};
  }

 private:
  explicit cppcoro_task(std::coroutine_handle<promise_type> handle) noexcept : handle_(handle) {}

  std::coroutine_handle<promise_type> handle_;
};

/// libcoro's: a variant, and somebody to jump to only where somebody waits.
template <class R>
class libcoro_task {
 public:
  class promise_type {
   public:
    struct final_awaiter {
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> h) const noexcept {
        if (h.promise().waiting_) return h.promise().waiting_;
        return std::noop_coroutine();
      }
      void await_resume() const noexcept {}
    };

    libcoro_task get_return_object() noexcept {
      return libcoro_task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    final_awaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept { result_ = std::current_exception(); }
    template <class U>
    void return_value(U&& value) {
      result_.template emplace<R>(std::forward<U>(value));
    }
    void set_waiting(std::coroutine_handle<> waiting) noexcept { waiting_ = waiting; }
    R result() && {
      if (std::holds_alternative<R>(result_)) return std::move(std::get<R>(result_));
      if (std::holds_alternative<std::exception_ptr>(result_))
        std::rethrow_exception(std::get<std::exception_ptr>(result_));
      throw std::runtime_error("the result is not set");
    }

   private:
    struct unset {};
    std::coroutine_handle<> waiting_;
    std::variant<unset, R, std::exception_ptr> result_;
  };

  libcoro_task(libcoro_task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  libcoro_task& operator=(libcoro_task&&) = delete;
  ~libcoro_task() {
    if (handle_) handle_.destroy();
  }

  auto operator co_await() && noexcept {
    struct awaiter {
      std::coroutine_handle<promise_type> handle;
      bool await_ready() const noexcept { return !handle || handle.done(); }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) const noexcept {
        handle.promise().set_waiting(waiting);
        return handle;
      }
      R await_resume() const { return std::move(handle.promise()).result(); }
    };
    return awaiter{handle_};
  }

 private:
  explicit libcoro_task(std::coroutine_handle<promise_type> handle) noexcept : handle_(handle) {}

  std::coroutine_handle<promise_type> handle_;
};

}  // namespace bench
