// A dyn method that awaits a dyn method, to any depth.
#include <gtest/gtest.h>

#include <cstddef>
#include <dynify/buffer.hpp>
#include <dynify/heap.hpp>
#include <dynify/sync_wait.hpp>

#include "depth.dyn.hpp"
#include "number.dyn.hpp"
#include "support/bump_container.hpp"
#include "support/heap_use.hpp"
#include "support/manual_executor.hpp"
#include "support/spawned.hpp"

namespace {

using dynify::buffer;
using dynify::heap;
using dynify::sync_wait;
using dynify::task;

/// Awaits itself through a dyn, each frame on the heap by name.
struct on_heap {
  test::manual_executor executor;
  bool by_in = true;
  bool suspends = false;

  task<int> below(int depth) {
    if (depth == 0) {
      if (suspends) co_await executor.suspend();
      co_return 0;
    }
    DynDepth self(*this);
    if (by_in) co_return 1 + co_await self.below(depth - 1).in(heap);
    co_return 1 + co_await self.below(depth - 1).init(heap);
  }
};

TEST(Recursion, C14_a_thousand_frames_on_the_heap) {
  for (const bool by_in : {true, false}) {
    on_heap h{{}, by_in, false};
    const test::heap_use before = test::heap_used();
    EXPECT_EQ(sync_wait(DynDepth(h).below(1000).in(heap)), 1000);
    EXPECT_EQ(test::heap_used().allocations - before.allocations, 1001u);
    EXPECT_EQ(test::heap_used().living(), before.living());
  }
}

TEST(Recursion, C14_a_thousand_frames_that_suspend_at_the_bottom) {
  for (const bool by_in : {true, false}) {
    on_heap h{{}, by_in, true};
    const std::size_t living = test::heap_used().living();
    {
      const auto running = test::spawn<int>(DynDepth(h).below(1000).init(heap));
      EXPECT_FALSE(running.done());
      h.executor.run();
      EXPECT_EQ(running.result(), 1000);
    }
    {
      const auto destroyed = test::spawn<int>(DynDepth(h).below(1000).init(heap));
      EXPECT_FALSE(destroyed.done());
    }
    h = on_heap();
    EXPECT_EQ(test::heap_used().living(), living);
  }
}

/// Each frame in a container that its caller handed down: the frames of one stack.
struct on_stack {
  test::bump_container& frames;

  task<int> below(int depth) {
    if (depth == 0) co_return 0;
    co_return 1 + co_await DynDepth(*this).below(depth - 1).in(frames);
  }
};

TEST(Recursion, C14_a_thousand_frames_on_a_stack_of_ones_own) {
  test::bump_container frames(1 << 20);
  on_stack s{frames};
  EXPECT_EQ(sync_wait(DynDepth(s).below(1000).in(frames)), 1000);
  EXPECT_EQ(frames.allocated.size(), 1001u);
  EXPECT_EQ(frames.released.size(), 1001u);
  EXPECT_EQ(frames.living(), 0u);
}

/// Each frame in its parent's buffer, and on the heap where that is too small.
struct in_parent_or_heap {
  task<int> below(int depth) {
    if (depth == 0) co_return 0;
    buffer<256> frame;
    co_return 1 + co_await DynDepth(*this).below(depth - 1).in(frame, heap);
  }
};

TEST(Recursion, C14_a_thousand_frames_in_their_parents_buffers_or_on_the_heap) {
  in_parent_or_heap p;
  buffer<1024> first;
  const test::heap_use before = test::heap_used();
  EXPECT_EQ(sync_wait(DynDepth(p).below(1000).in(first)), 1000);
  // No frame fits into a buffer that a frame of its own kind holds.
  EXPECT_EQ(test::heap_used().allocations - before.allocations, 1000u);
  EXPECT_EQ(test::heap_used().living(), before.living());
}

/// Each frame holds the next smaller one.
template <std::size_t Level>
struct shrinking {
  DynNumber inner;
  task<int> next() {
    buffer<Level * 512> frame;
    co_return 1 + co_await inner.next().in(frame);
  }
};
struct last {
  task<int> next() { co_return 0; }
};

TEST(Recursion, C14_frames_in_their_parents_buffers_need_no_heap) {
  last l;
  shrinking<1> a{l};
  shrinking<2> b{a};
  shrinking<3> c{b};
  shrinking<4> d{c};
  shrinking<5> e{d};
  shrinking<6> f{e};
  shrinking<7> g{f};
  shrinking<8> h{g};
  buffer<std::size_t{9} * 512> frame;
  const test::heap_use before = test::heap_used();
  EXPECT_EQ(sync_wait(DynNumber(h).next().in(frame)), 8);
  EXPECT_EQ(sync_wait(DynNumber(h).next().init(frame)), 8);
  EXPECT_EQ(test::heap_used().allocations, before.allocations);
}

}  // namespace
