// C07: frames in the awaiter.
#include <gtest/gtest.h>

#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "paced.dyn.hpp"
#include "support/heap_use.hpp"
#include "support/manual_executor.hpp"
#include "support/spawned.hpp"

namespace {

test::manual_executor executor;

class Steps {
 public:
  bool suspends = false;
  dynify::task<std::string> step(std::string text) {
    if (suspends) co_await executor.suspend();
    if (text.empty()) throw std::invalid_argument("nothing");
    co_return text;
  }
  dynify::task<int> depth(int levels) {
    if (levels == 0) co_return 0;
    DynPaced self = *this;
    co_return co_await self.depth(levels - 1) + 1;
  }
};

class Wide {
 public:
  dynify::task<std::string> step(std::string text) {
    char local[1024] = {};
    co_await executor.suspend();
    co_return text + local;
  }
  dynify::task<int> depth(int) { co_return 0; }
};

dynify::task<std::size_t> steps(DynPaced paced, int count) {
  std::size_t total = 0;
  for (int i = 0; i < count; ++i) total += (co_await paced.step("short")).size();
  co_return total;
}

TEST(Stored, C07_a_call_without_a_place_allocates_nothing_beyond_its_caller) {
  Steps object;
  dynify::buffer<1024> frame;
  auto task = dynify::defer([&] { return steps(object, 100); }).init(frame);
  const std::size_t before = test::heap_used().allocations;
  EXPECT_EQ(dynify::sync_wait(std::move(task)), 500u);
  EXPECT_EQ(test::heap_used().allocations, before);
}

TEST(Stored, C07_a_call_that_suspends_and_is_resumed_later_hands_its_result_over) {
  Steps object;
  object.suspends = true;
  std::string got;
  const auto body = [&]() -> test::spawned<int> {
    DynPaced paced = object;
    got = co_await paced.step("later");
    co_return 1;
  };
  auto running = body();
  EXPECT_EQ(got, "");
  executor.run();
  EXPECT_EQ(got, "later");
}

TEST(Stored, C07_a_caller_that_is_destroyed_ends_the_frame_in_its_awaiter) {
  Steps object;
  object.suspends = true;
  {
    const auto body = [&]() -> test::spawned<int> {
      DynPaced paced = object;
      (void)co_await paced.step("never");
      co_return 1;
    };
    auto running = body();
    EXPECT_EQ(executor.held(), 1u);
  }
  executor.forget();
}

TEST(Stored, C07_a_frame_has_no_room_for_another_of_its_kind) {
  Steps object;
  DynPaced paced = object;
  dynify::buffer<1024> frame;
  EXPECT_EQ(dynify::sync_wait(paced.depth(0).init(frame)), 0);
  EXPECT_THROW(dynify::sync_wait(paced.depth(1).init(frame)), dynify::out_of_capacity);
  EXPECT_FALSE(frame.occupied());
}

TEST(Stored, C09_what_the_body_throws_comes_out_of_co_await) {
  Steps object;
  const auto body = [&]() -> dynify::task<bool> {
    DynPaced paced = object;
    try {
      (void)co_await paced.step("");
    } catch (const std::invalid_argument&) {
      co_return true;
    }
    co_return false;
  };
  EXPECT_TRUE(dynify::sync_wait(body()));
}

TEST(Stored, C07_a_frame_that_is_too_large_is_out_of_capacity_and_never_on_the_heap) {
  Wide object;
  const auto body = [&]() -> dynify::task<bool> {
    DynPaced paced = object;
    auto call = paced.step("wide enough not to be kept in place by std::string");
    const std::size_t needed = call.layout().size;
    const std::size_t before = test::heap_used().allocations;
    try {
      (void)co_await std::move(call);
    } catch (const dynify::out_of_capacity& error) {
      EXPECT_EQ(error.needed(), needed);
      EXPECT_EQ(error.available(), 384u);
      EXPECT_LE(test::heap_used().allocations - before, 2u);  // the exception and its pointer
      co_return true;
    }
    co_return false;
  };
  EXPECT_TRUE(dynify::sync_wait(body()));
}

}  // namespace
