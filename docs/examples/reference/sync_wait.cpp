#include <dynify/sync_wait.hpp>
#include <dynify/task.hpp>

#include <coroutine>
#include <thread>

/// Goes on in another thread.
struct OtherThread {
  std::thread& thread;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) { thread = std::thread(h); }
  void await_resume() const noexcept {}
};

dynify::task<std::thread::id> where_it_ends(std::thread& thread) {
  co_await OtherThread{thread};
  co_return std::this_thread::get_id();
}

int main() {
  std::thread thread;
  const std::thread::id there =
      dynify::sync_wait(where_it_ends(thread));  // sleeps until the other thread is done
  thread.join();
  return there != std::this_thread::get_id() ? 0 : 1;
}
