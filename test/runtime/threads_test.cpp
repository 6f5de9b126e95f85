// Frames that are resumed and destroyed on other threads than the one that built them. Built under
// ThreadSanitizer too.
#include <gtest/gtest.h>

#include <atomic>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <dynify/buffer.hpp>
#include <dynify/heap.hpp>
#include <dynify/make.hpp>
#include <dynify/observed.hpp>
#include <dynify/pool.hpp>
#include <dynify/shared.hpp>
#include <dynify/sync_wait.hpp>
#include <exception>
#include <functional>
#include <new>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "number.dyn.hpp"
#include "support/sanitizers.hpp"
#include "support/thread_pool.hpp"

namespace {

using dynify::buffer;
using dynify::heap;
using dynify::sync_wait;
using dynify::task;

constexpr int loops = test::sanitized ? 200 : 1000;
constexpr int coroutines = test::sanitized ? 20 : 100;

/// Moves to another thread `hops` times.
struct hops {
  test::thread_pool& pool;
  int times;
  bool throws = false;

  task<int> next() {
    for (int i = 0; i < times; ++i) co_await pool.hop();
    if (throws) throw std::runtime_error("on another thread");
    co_return 1;
  }
};

template <std::size_t N>
struct level {
  DynNumber inner;
  bool by_in;

  task<int> next() {
    buffer<N> frame;
    if (by_in) co_return co_await inner.next().in(frame);
    co_return co_await inner.next().init(frame);
  }
};

task<int> loop(DynNumber number, bool by_in) {
  buffer<2048> frame;
  int sum = 0;
  for (int i = 0; i < loops; ++i) {
    if (by_in)
      sum += co_await number.next().in(frame);
    else
      sum += co_await number.next().init(frame);
  }
  co_return sum;
}

/// A coroutine that belongs to nobody, and says when it is done.
struct detached {
  struct promise_type {
    detached get_return_object() noexcept { return {}; }
    [[nodiscard]] std::suspend_never initial_suspend() const noexcept { return {}; }
    [[nodiscard]] std::suspend_never final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept { std::terminate(); }
  };
};

/// Adds the result of `t`, and counts down.
detached add_result(task<int> t, std::atomic<int>& sum, std::atomic<int>& left) {
  sum += co_await std::move(t);
  --left;
  left.notify_one();
}

/// Runs many loops at the same time over `number`.
int run_many(DynNumber number, bool by_in) {
  std::atomic<int> sum = 0;
  std::atomic<int> left = coroutines;
  for (int i = 0; i < coroutines; ++i) (void)add_result(loop(number, by_in), sum, left);
  for (int now = left; now != 0; now = left) left.wait(now);
  return sum;
}

TEST(Threads, C13_thousands_of_calls_end_on_other_threads) {
  for (const bool by_in : {true, false}) {
    for (const int times : {1, 2}) {
      test::thread_pool pool(4);
      hops h{pool, times};
      EXPECT_EQ(run_many(h, by_in), loops * coroutines);
    }
  }
}

TEST(Threads, C13_nested_calls_end_on_other_threads) {
  for (const bool by_in : {true, false}) {
    test::thread_pool pool(4);
    hops h{pool, 1};
    level<512> inner{h, by_in};
    level<1024> outer{inner, !by_in};
    EXPECT_EQ(run_many(outer, by_in), loops * coroutines);
  }
}

TEST(Threads, C13_a_body_may_end_while_its_ramp_still_returns) {
  // One call at a time, so that the other thread has nothing to do but to win.
  test::thread_pool pool(1);
  hops h{pool, 1};
  DynNumber number(h);
  buffer<1024> frame;
  int sum = 0;
  for (int i = 0; i < 5 * loops; ++i) {
    sum += sync_wait(number.next().in(frame));
    sum += sync_wait(number.next().init(frame));
  }
  EXPECT_EQ(sum, 10 * loops);
  EXPECT_FALSE(frame.occupied());
}

TEST(Threads, C13_exceptions_cross_threads) {
  test::thread_pool pool(2);
  hops h{pool, 1, true};
  buffer<1024> frame;
  for (int i = 0; i < loops; ++i) {
    EXPECT_THROW((void)sync_wait(DynNumber(h).next().in(frame)), std::runtime_error);
    EXPECT_THROW((void)sync_wait(DynNumber(h).next().init(frame)), std::runtime_error);
  }
}

TEST(Threads, C13_a_frame_may_be_built_started_and_destroyed_on_three_threads) {
  test::thread_pool pool(1);
  hops h{pool, 1};
  for (int i = 0; i < loops / 10; ++i) {
    buffer<1024> frame;
    task<int> t;
    std::thread([&] { t = DynNumber(h).next().init(frame); }).join();
    if (i % 2 == 0) std::thread([&] { EXPECT_EQ(sync_wait(std::move(t)), 1); }).join();
    std::thread([&] { t = task<int>(); }).join();
    EXPECT_FALSE(frame.occupied());
  }
}

TEST(Threads, C13_threads_call_at_the_same_time) {
  struct ready {
    task<int> next() { co_return 1; }
  } r;
  std::atomic<int> sum = 0;
  {
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
        level<512> inner{r, true};
        sum += sync_wait(loop(inner, true)) + sync_wait(loop(inner, false));
      });
    for (std::thread& t : threads) t.join();
  }
  EXPECT_EQ(sum, 8 * loops);
}

TEST(Threads, C13_a_container_without_state_is_released_on_another_thread) {
  test::thread_pool pool(2);
  hops h{pool, 1};
  for (int i = 0; i < loops; ++i) {
    EXPECT_EQ(sync_wait(DynNumber(h).next().in(heap)), 1);
    EXPECT_EQ(sync_wait(DynNumber(h).next().boxed()), 1);
  }
}

/// One call in what all of them share.
template <class... Containers>
task<int> one_call(DynNumber number, bool by_in, Containers&... shared) {
  if (by_in) co_return co_await number.next().in(shared...);
  co_return co_await number.next().init(shared...);
}

TEST(Threads, C13_thousands_at_once_share_a_pool_and_the_heap) {
  constexpr int at_once = 4000;
  dynify::observed<dynify::pool<256, 100>> slots;
  for (const bool by_in : {true, false}) {
    std::atomic<int> sum = 0;
    std::atomic<int> left = at_once;
    test::thread_pool pool(4);
    hops h{pool, 2};
    for (int i = 0; i < at_once; ++i) (void)add_result(one_call(h, by_in, slots, heap), sum, left);
    for (int now = left; now != 0; now = left) left.wait(now);
    EXPECT_EQ(sum, at_once);
  }
  EXPECT_EQ(slots.living(), 0u);
  EXPECT_EQ(slots.living_bytes(), 0u);
  EXPECT_EQ(slots.placements() + slots.refusals(), 2u * at_once);
  EXPECT_LE(slots.most_living(), 100u);
}

TEST(Threads, C04_threads_take_and_give_back_slots_of_one_pool_at_the_same_time) {
  dynify::pool<sizeof(std::uintptr_t), 70> slots;  // more than a word has bits
  std::atomic<int> shared_slots = 0;
  std::vector<std::thread> threads;
  for (std::uintptr_t id = 1; id <= 4; ++id)
    threads.emplace_back([&, id] {
      for (int i = 0; i < 20 * loops; ++i) {
        void* const slot = slots.allocate({sizeof id, alignof(std::uintptr_t)});
        auto* const owner = ::new (slot) std::uintptr_t(id);  // a race, if another thread has it
        std::this_thread::yield();
        if (*owner != id) ++shared_slots;
        slots.release(slot, {sizeof id, alignof(std::uintptr_t)});
      }
    });
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(shared_slots, 0);
  EXPECT_EQ(slots.living(), 0u);
}

/// Tells how often it ended.
struct counts_ends {
  std::atomic<int>& ends;
  explicit counts_ends(std::atomic<int>& e) : ends(e) {}
  counts_ends(const counts_ends&) = delete;
  counts_ends& operator=(const counts_ends&) = delete;
  ~counts_ends() { ends.fetch_add(1); }
  task<int> next() { co_return 1; }
};

TEST(Threads, C13_owners_of_a_shared_object_come_and_go_on_any_thread) {
  std::atomic<int> ends = 0;
  for (int round = 1; round <= 20; ++round) {
    buffer<256> place;
    dynify::shared<Number> number = dynify::make<counts_ends>(std::ref(ends)).init(place);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([mine = number] {
        for (int i = 0; i < loops; ++i) {
          dynify::shared<Number> copy = mine;
          const dynify::shared<Number> moved = std::move(copy);
        }
      });
    number = dynify::make<counts_ends>(std::ref(ends)).boxed();  // a thread has the last one
    for (std::thread& t : threads) t.join();
    threads.clear();
    EXPECT_FALSE(place.occupied());
    EXPECT_EQ(ends.load(), 2 * round - 1);
  }
}

}  // namespace
