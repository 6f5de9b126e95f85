// A million calls that complete at once, in constant stack.
#include <gtest/gtest.h>

#include <coroutine>
#include <cstddef>
#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/heap.hpp>
#include <dynify/sync_wait.hpp>
#include <string>

#include "number.dyn.hpp"
#include "support/sanitizers.hpp"
#include "support/small_stack.hpp"

namespace {

using dynify::buffer;
using dynify::defer;
using dynify::sync_wait;
using dynify::task;
using test::with_small_stack;

// Sanitizers take more stack a level, and more time.
constexpr long calls = test::sanitized ? 20'000 : 1'000'000;

enum class way {
  in,
  init,
  chain,
  boxed,
  static_task,
  in_then_init,
  init_then_in,
  defer_in,
  defer_init
};

/// A static coroutine between two dyn calls.
template <std::size_t N>
task<int> awaits_in(DynNumber n, buffer<N>& frame) {
  co_return co_await n.next().in(frame);
}

/// The same, with a place of its own for what it awaits.
template <std::size_t N>
task<int> awaits_own(DynNumber n) {
  buffer<N> frame;
  co_return co_await n.next().in(frame);
}

struct leaf {
  task<int> next() { co_return 1; }
};

template <std::size_t N>
struct level {
  DynNumber inner;
  way by;

  task<int> next() {
    buffer<N> frame;
    buffer<8> small;
    switch (by) {
      case way::init:
      case way::in_then_init:
        co_return co_await inner.next().init(frame);
      case way::chain:
        co_return co_await inner.next().in(small, frame);
      case way::boxed:
        co_return co_await inner.next().boxed();
      case way::static_task:
        co_return co_await awaits_in(inner, frame);
      case way::defer_in:
        co_return co_await defer(&awaits_own<N * 3 / 4>, inner).in(frame);
      case way::defer_init:
        co_return co_await defer(&awaits_own<N * 3 / 4>, inner).init(frame);
      default:
        co_return co_await inner.next().in(frame);
    }
  }
};

task<long> loop(DynNumber n, way by) {
  buffer<20480> frame;
  buffer<8> small;
  long sum = 0;
  for (long i = 0; i < calls; ++i) {
    switch (by) {
      case way::init:
      case way::init_then_in:
        sum += co_await n.next().init(frame);
        break;
      case way::chain:
        sum += co_await n.next().in(small, frame);
        break;
      case way::boxed:
        sum += co_await n.next().boxed();
        break;
      case way::static_task:
        sum += co_await awaits_in(n, frame);
        break;
      case way::defer_in:
        sum += co_await defer([&] { return awaits_own<16384>(n); }).in(frame);
        break;
      case way::defer_init:
        sum += co_await defer(&awaits_own<16384>, n).init(frame);
        break;
      default:
        sum += co_await n.next().in(frame);
    }
  }
  co_return sum;
}

class Stack : public testing::TestWithParam<way> {};

TEST_P(Stack, C16_a_million_calls_three_levels_deep_take_constant_stack) {
  long sum = 0;
  with_small_stack([&] {
    leaf last;
    level<1024> inner{last, GetParam()};
    level<4096> middle{inner, GetParam()};
    level<12288> outer{middle, GetParam()};
    sum = sync_wait(loop(outer, GetParam()));
  });
  EXPECT_EQ(sum, calls);
}

std::string name_of(const testing::TestParamInfo<way>& info) {
  constexpr const char* names[] = {"in",           "init",        "chain",
                                   "boxed",        "static_task", "in_then_init",
                                   "init_then_in", "defer_in",    "defer_init"};
  return names[static_cast<std::size_t>(info.param)];
}

INSTANTIATE_TEST_SUITE_P(By, Stack,
                         testing::Values(way::in, way::init, way::chain, way::boxed,
                                         way::static_task, way::in_then_init, way::init_then_in,
                                         way::defer_in, way::defer_init),
                         &name_of);

task<int> helper() { co_return 1; }
task<int> helper_of_helper() { co_return co_await helper(); }
task<long> static_loop() {
  long sum = 0;
  for (long i = 0; i < calls; ++i) sum += co_await helper_of_helper();
  co_return sum;
}

TEST(StaticStack, C16_a_million_static_tasks_take_constant_stack) {
  long sum = 0;
  with_small_stack([&] { sum = sync_wait(static_loop()); });
  EXPECT_EQ(sum, calls);
}

#ifdef __clang__
// Clang starts a task that is awaited by a jump.
task<long> nested(long depth) {
  if (depth == 0) co_return 0;
  co_return 1 + co_await nested(depth - 1);
}

struct nests {
  task<int> next() {
    if (depth-- == 0) co_return 0;
    co_return 1 + co_await DynNumber(*this).next().init(dynify::heap);
  }
  long depth;
};

TEST(StaticStack, C16_tasks_await_tasks_to_any_depth) {
  long sum = 0;
  with_small_stack([&] { sum = sync_wait(nested(calls)); });
  EXPECT_EQ(sum, calls);
}

TEST(StaticStack, C16_calls_that_are_built_first_await_each_other_to_any_depth) {
  int sum = 0;
  with_small_stack([&] {
    nests n{calls};
    sum = sync_wait(DynNumber(n).next().init(dynify::heap));
  });
  EXPECT_EQ(sum, calls);
}
#endif

/// Suspends for real, and is resumed before await_suspend has returned.
struct resumed_at_once {
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) const noexcept { return h; }
  void await_resume() const noexcept {}
};

/// Suspends in its first calls.
struct suspends_first {
  long times;

  task<int> next() {
    if (times-- > 0) co_await resumed_at_once();
    co_return 1;
  }
};

TEST(StackAfterSuspension, C16_a_loop_that_has_suspended_goes_on_in_constant_stack) {
  for (const long times : {1L, calls}) {
    for (const way by : {way::in, way::init, way::boxed}) {
      long sum = 0;
      with_small_stack([&] {
        suspends_first last{times};
        level<1024> inner{last, by};
        sum = sync_wait(loop(inner, by));
      });
      EXPECT_EQ(sum, calls);
    }
  }
}

}  // namespace
