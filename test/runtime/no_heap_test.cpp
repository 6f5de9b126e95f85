// Built with DYNIFY_NO_HEAP, and linked with a unit that is not.
// with_heap.cpp is not: the macro is for this unit alone.
#define DYNIFY_NO_HEAP

#include <gtest/gtest.h>

#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <string>
#include <utility>

#include "number.dyn.hpp"
#include "support/failure.hpp"
#include "support/heap_use.hpp"
#include "support/with_heap.hpp"

namespace {

using dynify::buffer;
using dynify::defer;
using dynify::sync_wait;
using dynify::task;

// noinline: a coroutine that Clang merges into its caller asks for no place.
[[gnu::noinline]] task<int> number(int n) { co_return n; }

struct helped {
  task<int> next() {
    buffer<256> frame;
    co_return co_await defer(&number, 5).in(frame);
  }
};
struct helped_by_the_heap {
  task<int> next() { co_return co_await number(6); }
};
struct makes_two {
  task<int> next() {
    const task<int> first = number(1);
    return number(2);
  }
};

TEST(NoHeap, E01_calls_in_buffers_work_and_allocate_nothing) {
  helped h;
  buffer<1024> frame;
  const std::size_t before = test::heap_used().allocations;
  EXPECT_EQ(sync_wait(DynNumber(h).next().in(frame)), 5);
  EXPECT_EQ(sync_wait(DynNumber(h).next().init(frame)), 5);
  EXPECT_EQ(sync_wait(defer([] { return number(7); }).in(frame)), 7);
  EXPECT_EQ(test::heap_used().allocations, before);
}

TEST(NoHeapDeathTest, E01_a_coroutine_that_nobody_places_calls_the_failure_hook) {
  EXPECT_FAILURE((void)number(1),
                 "there is no heap \\(DYNIFY_NO_HEAP\\): call it through dynify::defer");
  helped_by_the_heap h;
  buffer<1024> frame;
  EXPECT_FAILURE((void)sync_wait(DynNumber(h).next().in(frame)), "nobody says where");
  makes_two two;
  EXPECT_FAILURE((void)DynNumber(two).next().init(frame), "nobody says where");
}

TEST(NoHeapDeathTest, E01_units_with_and_without_a_heap_can_be_linked_together) {
  EXPECT_EQ(test::called_directly(3), 3);
  EXPECT_EQ(sync_wait(test::boxed_number(4)), 4);
  EXPECT_FAILURE((void)number(1), "nobody says where");
}

}  // namespace
