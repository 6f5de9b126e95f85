// Blocks a thread until an awaitable is done: for tests, examples and small programs.
#pragma once

#include "detail/base/language.hpp"

#include <atomic>
#include <coroutine>
#include <cstddef>
#include <new>
#include <type_traits>

#include "detail/call/published.hpp"
#include "detail/promise/await.hpp"
#include "error.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// A coroutine whose only act is to tell a thread that it was resumed. Its frame is on that
/// thread's stack.
class waker {
 public:
  class storage {
   public:
    void* allocate(std::size_t size) noexcept {
      if (size > sizeof bytes_)
        fail("dynify: sync_wait: this compiler's frames are larger than expected");
      return bytes_;
    }

   private:
    alignas(__STDCPP_DEFAULT_NEW_ALIGNMENT__) std::byte bytes_[32 * sizeof(void*)];
  };

  struct promise_type {
    promise_type(storage&, std::atomic<bool>& woken) noexcept : woken_(&woken) {}

    static void* operator new(std::size_t size, storage& where, std::atomic<bool>&) noexcept {
      return where.allocate(size);
    }
#ifdef __clang__  // asks for this one under -fcoro-aligned-allocation; GCC knows no such flag
    static void* operator new(std::size_t size, std::align_val_t, storage& where,
                              std::atomic<bool>&) noexcept {
      return where.allocate(size);
    }
#endif
    static void operator delete(void*, std::size_t) noexcept {}
    static waker get_return_object_on_allocation_failure() noexcept { return waker(nullptr); }

    waker get_return_object() noexcept {
      return waker(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
    [[nodiscard]] auto final_suspend() const noexcept { return signal{woken_}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept {}

   private:
    std::atomic<bool>* woken_;
  };

  static waker on(storage&, std::atomic<bool>&) { co_return; }

  waker(const waker&) = delete;
  waker& operator=(const waker&) = delete;
  ~waker() { handle_.destroy(); }

  [[nodiscard]] std::coroutine_handle<promise_type> handle() const noexcept { return handle_; }

 private:
  /// Tells the thread once the coroutine is suspended for good: the thread may then destroy frame
  /// and flag at any moment, so nothing of them is touched after the store. Notifying needs the
  /// flag's address only.
  struct signal {
    std::atomic<bool>* woken;
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    [[gnu::noinline]] void await_suspend(std::coroutine_handle<>) const noexcept {
      std::atomic<bool>* const flag = woken;
      flag->store(true, std::memory_order_release);
#ifdef __cpp_lib_atomic_wait
      flag->notify_one();
#endif
    }
    void await_resume() const noexcept {}
  };

  explicit waker(std::coroutine_handle<promise_type> handle) noexcept : handle_(handle) {}

  std::coroutine_handle<promise_type> handle_;
};

/// Until a waker has come: asleep, or on a target whose threads cannot sleep, in a loop.
inline void wait_until(const std::atomic<bool>& woken) noexcept {
#ifdef __cpp_lib_atomic_wait
  woken.wait(false, std::memory_order_acquire);
#else
  while (!woken.load(std::memory_order_acquire)) DYNIFY_IDLE();
#endif
}

/// Calls await_suspend as a coroutine would: true where somebody will resume `h`.
template <class Awaiter, class P>
bool suspend(Awaiter& awaiter, std::coroutine_handle<P> h) {
  using result = decltype(awaiter.await_suspend(h));
  if constexpr (std::is_void_v<result>) {
    awaiter.await_suspend(h);
    return true;
  } else if constexpr (std::is_same_v<result, bool>) {
    return awaiter.await_suspend(h);
  } else {
    awaiter.await_suspend(h).resume();
    return true;
  }
}

}  // namespace detail

/// Awaits on this thread, which sleeps meanwhile, and returns the result or throws what was thrown.
/// The awaitable's body starts on this thread; where it goes on is its own affair. No allocation.
template <class Awaitable>
decltype(auto) sync_wait(Awaitable&& awaitable) {
  // A method may wait before it makes its own coroutine: what runs meanwhile must not take that
  // one's place.
  const detail::publication_suspended suspended;
  auto&& awaiter = detail::awaiter_of(static_cast<Awaitable&&>(awaitable));
  if (!awaiter.await_ready()) {
    std::atomic<bool> woken = false;
    detail::waker::storage storage;
    const detail::waker waker = detail::waker::on(storage, woken);
    if (detail::suspend(awaiter, waker.handle())) detail::wait_until(woken);
  }
  return awaiter.await_resume();
}

}  // namespace v1
}  // namespace dynify
