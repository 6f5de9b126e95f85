// DYNIFY_RECYCLE_FRAMES: frames on the heap that a thread uses again. Four of each size, see
// CMakeLists.txt.
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <dynify/heap.hpp>
#include <dynify/sync_wait.hpp>
#include <dynify/task.hpp>
#include <thread>
#include <utility>
#include <vector>

#include "number.dyn.hpp"
#include "support/heap_use.hpp"

namespace {

using dynify::sync_wait;
using dynify::task;

task<int> number(int n) { co_return n; }

template <std::size_t Size>
task<int> sized() {
  std::array<char, Size> bytes{};
  co_await number(1);
  co_return bytes[Size / 2] + 1;
}

struct ready {
  task<int> next() { co_return 1; }
};

std::size_t allocations() { return test::heap_used().allocations; }

TEST(Recycling, C03_the_second_frame_of_a_size_takes_the_firsts_place) {
  ready r;
  EXPECT_EQ(sync_wait(number(1)), 1);
  EXPECT_EQ(sync_wait(DynNumber(r).next().boxed()), 1);
  EXPECT_EQ(sync_wait(DynNumber(r).next().in(dynify::heap)), 1);
  const std::size_t before = allocations();
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(sync_wait(number(i)), i);
    EXPECT_EQ(sync_wait(DynNumber(r).next().boxed()), 1);
    EXPECT_EQ(sync_wait(DynNumber(r).next().in(dynify::heap)), 1);
  }
  EXPECT_EQ(allocations(), before);
}

TEST(Recycling, C03_frames_of_all_sizes_have_room) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(sync_wait(sized<1>()), 1);
    EXPECT_EQ(sync_wait(sized<63>()), 1);
    EXPECT_EQ(sync_wait(sized<500>()), 1);
    EXPECT_EQ(sync_wait(sized<5000>()), 1);
  }
}

TEST(Recycling, C03_no_more_are_put_aside_than_was_said) {
  dynify::release_recycled_frames();
  const std::size_t living = test::heap_used().living();
  {
    std::vector<task<int>> tasks;
    for (int i = 0; i < 20; ++i) tasks.push_back(number(i));
  }
  EXPECT_EQ(test::heap_used().living(), living + 4);
  dynify::release_recycled_frames();
  EXPECT_EQ(test::heap_used().living(), living);
}

TEST(Recycling, C13_a_thread_that_ends_gives_all_back) {
  const std::size_t living = test::heap_used().living();
  std::thread([] {
    for (int i = 0; i < 10; ++i) EXPECT_EQ(sync_wait(number(i)), i);
  }).join();
  EXPECT_EQ(test::heap_used().living(), living);
}

TEST(Recycling, C13_a_frame_may_end_on_another_thread) {
  dynify::release_recycled_frames();
  const std::size_t living = test::heap_used().living();
  for (int i = 0; i < 10; ++i) {
    task<int> t = number(i);
    std::thread([&] { EXPECT_EQ(sync_wait(std::move(t)), i); }).join();
  }
  dynify::release_recycled_frames();
  EXPECT_EQ(test::heap_used().living(), living);
}

/// Outlives what is put aside, since it is made before that, and ends a frame then.
struct last_of_a_thread {
  task<int> held;
};
thread_local last_of_a_thread last;

TEST(Recycling, C13_a_frame_may_end_after_its_thread_has_given_all_back) {
  const std::size_t living = test::heap_used().living();
  std::thread([] {
    last.held = number(1);
    EXPECT_EQ(sync_wait(number(2)), 2);
  }).join();
  EXPECT_EQ(test::heap_used().living(), living);
}

}  // namespace
