// A coroutine of Asio that waits for a task of dynify: what both of Asio's editions share.
// `Library` names what differs between them.
//
// A driver, a coroutine of its own kind, awaits the task; its frame lives in that of Asio's
// coroutine. Where the task has not ended when it returns, Asio's coroutine suspends by the
// library's own means, and the driver's end resumes it on its executor.
#pragma once

#include <atomic>
#include <concepts>
#include <coroutine>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

#include "../defer.hpp"
#include "../detail/call/call_of.hpp"
#include "../placeable.hpp"
#include "../small_buffer.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

template <class Library>
class asio_waits;

/// A suspended wait: who is to be resumed. In the frame of Asio's coroutine.
template <class Library>
class asio_wait {
 public:
  using waits = asio_waits<Library>;

  explicit asio_wait(waits& all) noexcept : all_(all) {}
  asio_wait(const asio_wait&) = delete;
  asio_wait& operator=(const asio_wait&) = delete;

  /// Whether the task has ended already: then nobody needs to wait.
  [[nodiscard]] bool has_ended() const noexcept {
    return stage_.load(std::memory_order_acquire) == ended;
  }

 protected:
  ~asio_wait() = default;
  enum stage : unsigned char { running, waiting, ended };

  /// The task has ended, on this thread. If somebody waits, this wait may be gone when it returns.
  // acq_rel: the result is to be seen by who waits, and the handler by this thread.
  void end() noexcept {
    if (stage_.exchange(ended, std::memory_order_acq_rel) == waiting && all_.remove(*this))
      resume(false);
  }

  /// The handler is there. Posts it where the task has ended meanwhile.
  void wait() {
    all_.add(*this);
    stage expected = running;
    if (!stage_.compare_exchange_strong(expected, waiting, std::memory_order_acq_rel) &&
        all_.remove(*this))
      resume(true);
  }

 private:
  friend waits;

  virtual void resume(bool inside_initiation) noexcept = 0;
  /// The context goes: the coroutine is never resumed.
  virtual void abandon() noexcept = 0;

  waits& all_;
  std::atomic<stage> stage_{running};
  asio_wait* previous_ = nullptr;  // of those that are waiting
  asio_wait* next_ = nullptr;
};

/// All waits of an execution context, which ends those that nobody will resume any more: a waiting
/// coroutine is owned by its handler, which stands in its own frame.
template <class Library>
class asio_waits : public Library::execution_context::service {
 public:
  inline static typename Library::execution_context::id id;

  explicit asio_waits(typename Library::execution_context& context)
      : Library::execution_context::service(context) {}

  void add(asio_wait<Library>& w) noexcept {
    const std::lock_guard lock(mutex_);
    w.next_ = first_;
    if (first_) first_->previous_ = &w;
    first_ = &w;
  }

  /// Whether it was there: whoever removes it resumes it.
  [[nodiscard]] bool remove(asio_wait<Library>& w) noexcept {
    const std::lock_guard lock(mutex_);
    return unlink(w);
  }

 private:
  void shutdown() noexcept override {
    for (;;) {
      std::unique_lock lock(mutex_);
      asio_wait<Library>* const w = first_;
      if (!w) return;
      (void)unlink(*w);
      lock.unlock();
      w->abandon();
    }
  }

  bool unlink(asio_wait<Library>& w) noexcept {
    if (first_ != &w && !w.previous_) return false;
    (w.previous_ ? w.previous_->next_ : first_) = w.next_;
    if (w.next_) w.next_->previous_ = w.previous_;
    w.previous_ = w.next_ = nullptr;
    return true;
  }

  std::mutex mutex_;
  asio_wait<Library>* first_ = nullptr;
};

/// A wait for an `R`, of a coroutine whose executor is an `Executor`.
template <class Library, class R, class Executor>
class asio_wait_for final : public asio_wait<Library>, public call_of<R> {
 public:
  using handler_type = typename Library::template handler<Executor>;

  asio_wait_for(asio_waits<Library>& all) noexcept : asio_wait<Library>(all) {}

  using asio_wait<Library>::end;

  void wait_with(handler_type&& handler) {
    handler_.emplace(std::move(handler));
    this->wait();
  }

 private:
  void resume(bool inside_initiation) noexcept override {
    handler_type handler = take_handler();
    if (inside_initiation)
      Library::post(std::move(handler));
    else
      Library::dispatch(std::move(handler));
  }
  void abandon() noexcept override { const handler_type handler = take_handler(); }

  /// Out of the frame, which it may destroy.
  handler_type take_handler() noexcept {
    handler_type handler = std::move(*handler_);
    handler_.reset();
    return handler;
  }

  std::optional<handler_type> handler_;
};

/// Awaits for somebody who is no coroutine that can be resumed as it is. Starts at once.
class asio_driver {
 public:
  struct promise_type : frame_allocation<asio_driver> {
    template <class Wait, class A>
    promise_type(placed_t, Wait& wait, A&) noexcept
        : wait_(&wait), end_([](void* w) noexcept { static_cast<Wait*>(w)->end(); }) {}

    asio_driver get_return_object() noexcept {
      return asio_driver(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    [[nodiscard]] std::suspend_never initial_suspend() const noexcept { return {}; }
    struct final_awaiter {
      [[nodiscard]] bool await_ready() const noexcept { return false; }
      /// The frame may be gone when `end_` returns.
      void await_suspend(std::coroutine_handle<promise_type> h) const noexcept {
        h.promise().end_(h.promise().wait_);
      }
      void await_resume() const noexcept {}
    };
    [[nodiscard]] final_awaiter final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept {}

   private:
    void* wait_;
    void (*end_)(void*) noexcept;
  };

  asio_driver() noexcept = default;
  asio_driver(asio_driver&& other) noexcept
      : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
  asio_driver& operator=(asio_driver&&) = delete;
  ~asio_driver() {
    if (coroutine_) coroutine_.destroy();
  }

 private:
  explicit asio_driver(std::coroutine_handle<> coroutine) noexcept : coroutine_(coroutine) {}
  std::coroutine_handle<> coroutine_;
};

/// Moves the result of `awaited`, or what it throws, into `wait`.
template <class Wait, class R, class A>
asio_driver drive(placed_t, Wait& wait, A& awaited) {
  try {
    if constexpr (std::is_void_v<R>) {
      co_await static_cast<A&&>(awaited);
      wait.set_value();
    } else {
      wait.set_value(co_await static_cast<A&&>(awaited));
    }
  } catch (...) {
    wait.set_error(std::current_exception());
  }
}

template <class A>
using result_of_awaitable = decltype(awaiter_of(std::declval<A>()).await_resume());

/// Room for the driver's frame, in bytes, beyond what it awaits; more than it takes at -O0.
inline constexpr std::size_t asio_driver_size = 512;

/// The coroutine of Asio that awaits `awaited`.
template <class Library, class Executor, class A, class R = result_of_awaitable<A>>
typename Library::template awaitable<R, Executor> asio_await(placed_t, A awaited) {
  static_assert(
      !std::is_reference_v<R>,
      "dynify: Asio's coroutines cannot return references: let the task return a pointer");
  using wait_type = asio_wait_for<Library, R, Executor>;
  wait_type wait(Library::template waits_of<asio_waits<Library>>(co_await Library::executor()));
  small_buffer<asio_driver_size> place;
  auto start = defer([&] { return drive<wait_type, R, A>(placed, wait, awaited); });
  const asio_driver running = std::move(start).init(place);
  if (!wait.has_ended())
    co_await Library::template suspend<Executor>(
        [&wait](auto&& handler) { wait.wait_with(std::move(handler)); });
  co_return wait.take();
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
