// Stops in `stopped` while a chain of calls waits, each placed in another way. See
// debugger_test.py.
#include <dynify/dynify.hpp>
#include <dynify/gdb.hpp>
#include <dynify/sync_wait.hpp>

#include <atomic>
#include <coroutine>
#include <cstdio>
#include <thread>
#include <utility>

#include "waits.dyn.hpp"

std::coroutine_handle<> sleeper;

struct Event {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const noexcept;
  void await_resume() const noexcept {}
};

std::atomic<bool> is_suspended = false;

void Event::await_suspend(std::coroutine_handle<> h) const noexcept {
  sleeper = h;
  is_suspended.store(true, std::memory_order_release);
}

[[gnu::noinline]] void innermost_goes_on(int n) { std::printf("%d goes on\n", n); }

dynify::task<int> innermost(int n) {
  co_await Event();      // line: innermost
  innermost_goes_on(n);  // line: goes_on
  co_return n;
}

dynify::task<int> on_stack(dynify::frame_stack_ref, int n) {
  dynify::buffer<256> frame;
  const int ready = co_await dynify::defer([] { return dynify::ready_task(1); }).in(frame);
  co_return ready + co_await dynify::defer(&innermost, n).in(frame);  // line: on_stack
}

struct Device {
  int id = 4711;

  dynify::task<int> wait(int n) {
    dynify::frame_stack<1536> frames;
    co_return co_await on_stack(frames, n);  // line: wait
  }
  dynify::task<int> stored(int n) {
    dynify::buffer<3072> frame;
    auto task = dynify::defer([this, n] { return wait(n); }).init(frame);
    co_return co_await std::move(task);  // line: stored
  }
};

dynify::task<int> middle(DynWaits waits) {
  co_return co_await waits.stored(7);  // line: middle
}

dynify::task<int> outer(DynWaits waits) {
  dynify::buffer<8192> frame;
  co_return co_await dynify::defer(&middle, waits).in(frame);  // line: outer
}

/// A task of somebody else's, whose promise keeps a handle of whoever waits.
struct Foreign {
  struct promise_type {
    int value = 0;
    std::coroutine_handle<> continuation = std::noop_coroutine();

    Foreign get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct Awaiter {
        bool await_ready() const noexcept { return false; }
        std::coroutine_handle<> await_suspend(
            std::coroutine_handle<promise_type> h) const noexcept {
          return h.promise().continuation;
        }
        void await_resume() const noexcept {}
      };
      return Awaiter();
    }
    void return_value(int n) { value = n; }
    void unhandled_exception() {}
  };

  std::coroutine_handle<promise_type> handle;

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) const noexcept {
    handle.promise().continuation = waiting;
    return handle;
  }
  int await_resume() const {
    const int n = handle.promise().value;
    handle.destroy();
    return n;
  }
};

Foreign foreign(DynWaits waits) {
  co_return co_await outer(waits);  // line: foreign
}

dynify::task<int> outermost(DynWaits waits) {
  co_return co_await foreign(waits);  // line: outermost
}

/// What the debugger is to show: by pointers, since a variable of an optimised function may be
/// nowhere.
struct Shown {
  DynWaits* dyn;
  dynify::box<Waits>* box;
  dynify::shared<Waits>* shared;
  dynify::box<Waits>* nothing;
  dynify::task<int>* task;
  dynify::constructor<dynify::task<int>(int)>* call;
  dynify::buffer<256>* occupied;
  dynify::buffer<64>* built;
  dynify::buffer<16>* empty;
  dynify::frame_stack<512>* frames;
};
const Shown* shown;

/// Where the debugger stops.
[[gnu::noinline]] void stopped() { std::printf("%p\n", static_cast<const void*>(shown)); }

int main() {
  Device device;
  std::thread other([&] {
    const int n = dynify::sync_wait(outermost(device));  // line: other
    std::printf("%d\n", n);
  });
  while (!is_suspended.load(std::memory_order_acquire)) std::this_thread::yield();

  dynify::buffer<256> occupied;
  dynify::buffer<64> built;
  dynify::buffer<16> empty;
  dynify::frame_stack<512> frames;
  dynify::box<Waits> box = dynify::make<Device>(Device{12}).init(built);
  dynify::shared<Waits> shared = dynify::make<Device>(Device{13}).boxed();
  auto task = dynify::defer(&innermost, 2).init(occupied);
  auto above = dynify::defer(&innermost, 3).init(frames);
  dynify::box<Waits> nothing;
  DynWaits dyn = device;
  auto call = dyn.wait(1);
  const Shown all{&dyn, &box, &shared, &nothing, &task, &call, &occupied, &built, &empty, &frames};
  shown = &all;
  stopped();
  sleeper.resume();
  other.join();
}
