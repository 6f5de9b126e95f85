// Threads that resume coroutines.
#pragma once

#include <condition_variable>
#include <coroutine>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace test {

/// `co_await pool.hop()` goes on on a thread of the pool, maybe before await_suspend has returned.
class thread_pool {
 public:
  explicit thread_pool(std::size_t threads) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }
  thread_pool(const thread_pool&) = delete;
  thread_pool& operator=(const thread_pool&) = delete;
  ~thread_pool() {
    {
      const std::lock_guard lock(mutex_);
      ends_ = true;
    }
    wakes_.notify_all();
    for (std::thread& t : threads_) t.join();
  }

  [[nodiscard]] auto hop() noexcept {
    struct awaiter {
      thread_pool& pool;
      [[nodiscard]] bool await_ready() const noexcept { return false; }
      void await_suspend(std::coroutine_handle<> h) const { pool.post(h); }
      void await_resume() const noexcept {}
    };
    return awaiter{*this};
  }

 private:
  void post(std::coroutine_handle<> h) {
    {
      const std::lock_guard lock(mutex_);
      queue_.push_back(h);
    }
    wakes_.notify_one();
  }

  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      wakes_.wait(lock, [this] { return ends_ || !queue_.empty(); });
      if (queue_.empty()) return;
      const std::coroutine_handle<> next = queue_.front();
      queue_.pop_front();
      lock.unlock();
      next.resume();
    }
  }

  std::mutex mutex_;
  std::condition_variable wakes_;
  std::deque<std::coroutine_handle<>> queue_;
  bool ends_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace test
