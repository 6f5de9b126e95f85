// Trees of calls of random shapes, all of whose frames are on one stack: with suspensions,
// exceptions and destruction at random points.
#include <gtest/gtest.h>
#include <dynify/frame_stack.hpp>

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <dynify/defer.hpp>
#include <dynify/sync_wait.hpp>
#include <exception>
#include <memory>
#include <utility>

#include "number.dyn.hpp"
#include "support/heap_use.hpp"
#include "support/sanitizers.hpp"
#include "support/small_stack.hpp"
#include "support/thread_pool.hpp"

namespace {

using dynify::frame_stack;
using dynify::frame_stack_ref;
using dynify::task;

/// Xorshift: a shape for each seed.
class random_numbers {
 public:
  explicit random_numbers(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15 + 1) {}
  unsigned below(unsigned n) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<unsigned>((state_ >> 33) % n);
  }

 private:
  std::uint64_t state_;
};

/// A local of every coroutine: built and destroyed once.
struct counted {
  int* living;
  explicit counted(int& n) : living(&n) { ++n; }
  counted(const counted&) = delete;
  counted& operator=(const counted&) = delete;
  ~counted() { --*living; }
};

struct fault {};

/// One coroutine at a time waits at `*at`, until it is resumed.
struct parked {
  std::coroutine_handle<>* at;
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const noexcept { *at = h; }
  void await_resume() const noexcept {}
};

/// A tree of calls that are made as its numbers say. `Pause` gives what a coroutine suspends by.
template <class Pause>
struct tree {
  random_numbers random;
  frame_stack_ref stack;
  Pause pause;
  int living = 0;
  int calls = 0;

  task<int> next() {
    const counted here(living);
    co_return 1;
  }

  template <std::size_t Bytes>
  task<int> call(frame_stack_ref s, unsigned depth) {
    const counted here(living);
    volatile char bytes[Bytes];
    bytes[0] = 1;
    bytes[Bytes - 1] = 1;
    ++calls;
    int sum = 0;
    for (unsigned children = depth == 0 ? 0 : random.below(3); children > 0; --children) {
      sum += co_await some_child(s, depth - 1);
      if (random.below(4) == 0) co_await pause();
    }
    if (random.below(3) == 0) co_await pause();
    if (random.below(40) == 0) throw fault();
    if (depth > 1 && random.below(4) == 0) {
      auto first = call<24>(s, depth - 1);
      auto second = call<80>(s, depth - 1);
      sum += co_await std::move(first);  // ends below the other
      if (random.below(2) == 0) sum += co_await std::move(second);
    }
    if (random.below(3) == 0) sum += co_await DynNumber(*this).next().in(s);
    if (random.below(3) == 0) sum += co_await DynNumber(*this).next().init(s);
    co_return sum + bytes[0] - bytes[Bytes - 1];
  }

  task<int> some_child(frame_stack_ref s, unsigned depth) {
    switch (random.below(3)) {
      case 0:
        return call<8>(s, depth);
      case 1:
        return call<100>(s, depth);
      default:
        return call<333>(s, depth);
    }
  }

  /// What the root awaits, and whether a fault came up.
  task<bool> run() {
    try {
      (void)co_await call<16>(stack, 6);
      co_return false;
    } catch (const fault&) {
      co_return true;
    }
  }
};

struct by_hand {
  std::coroutine_handle<>* at;
  parked operator()() const noexcept { return {at}; }
};

constexpr unsigned shapes = 1000;

/// Runs a root until its end, or until so many suspensions, and ends it there.
void run_shape(unsigned seed, frame_stack_ref stack) {
  std::coroutine_handle<> waiting;
  tree<by_hand> t{random_numbers(seed), stack, {&waiting}};
  random_numbers ends(seed + shapes);
  unsigned left = ends.below(3) == 0 ? ends.below(20) : ~0u;
  {
    struct root {
      struct promise_type {
        root get_return_object() {
          return {std::coroutine_handle<promise_type>::from_promise(*this)};
        }
        std::suspend_always initial_suspend() const noexcept { return {}; }
        std::suspend_always final_suspend() const noexcept { return {}; }
        void return_void() const noexcept {}
        void unhandled_exception() const noexcept { std::terminate(); }
      };
      std::coroutine_handle<promise_type> handle;
    };
    const auto make = [](task<bool> of) -> root { (void)co_await std::move(of); };
    const root r = make(t.run());
    r.handle.resume();
    while (!r.handle.done() && left-- > 0) std::exchange(waiting, {}).resume();
    r.handle.destroy();
  }
  EXPECT_EQ(t.living, 0) << seed;
  EXPECT_EQ(stack.used(), 0u) << seed;
  EXPECT_GT(t.calls, 0);
}

// The root's own frames are on the heap: three for each shape.
TEST(CallTrees, C17_random_trees_leave_the_stack_empty_and_end_every_object_once) {
  test::with_small_stack([] {
    frame_stack<65536> stack;
    const auto before = test::heap_used();
    for (unsigned seed = 1; seed <= shapes; ++seed) run_shape(seed, stack);
    EXPECT_EQ(test::heap_used().living(), before.living());
    EXPECT_GT(stack.peak(), 1000u);
    EXPECT_EQ(stack.overflows(), 0u);
  });
}

struct on_pool {
  test::thread_pool* pool;
  auto operator()() const noexcept { return pool->hop(); }
};

TEST(CallTrees, C17_trees_are_resumed_on_several_threads) {
  test::thread_pool pool(3);
  frame_stack<65536> stack;
  for (unsigned seed = 1; seed <= shapes; ++seed) {
    tree<on_pool> t{random_numbers(seed), stack, {&pool}};
    (void)dynify::sync_wait(t.run());
    EXPECT_EQ(t.living, 0);
    EXPECT_EQ(stack.used(), 0u);
  }
}

task<int> deep(frame_stack_ref s, int n) {
  if (n == 0) co_return 0;
  co_return 1 + co_await deep(s, n - 1);
}
task<int> leaf(frame_stack_ref, int n) { co_return n & 1; }
task<int> middle(frame_stack_ref s, int n) { co_return co_await leaf(s, n) + co_await leaf(s, n); }
task<int> loop(frame_stack_ref s, int times) {
  int sum = 0;
  for (int i = 0; i < times; ++i) sum += co_await middle(s, i);
  co_return sum;
}

TEST(CallTrees, C16_a_million_calls_on_a_frame_stack_take_constant_stack_and_no_heap) {
  test::with_small_stack([] {
    frame_stack<4096> stack;
    const auto run = loop(stack, 0);  // a frame below
    const auto before = test::heap_used();
    EXPECT_EQ(dynify::sync_wait(loop(stack, 1000000)), 1000000);
    EXPECT_EQ(test::heap_used().allocations, before.allocations);
  });
}

#if DYNIFY_STARTS_BY_JUMP
TEST(CallTrees, C14_calls_nest_to_any_depth_on_a_frame_stack) {
  constexpr std::size_t bytes = 20000 * 256;
  const auto memory = std::make_unique<std::byte[]>(bytes);
  test::with_small_stack([&] {
    frame_stack<> stack({memory.get(), bytes});
    EXPECT_EQ(dynify::sync_wait(deep(stack, 10000)), 10000);
    EXPECT_EQ(stack.used(), 0u);
  });
}
#endif

}  // namespace
