// Methods that are not one coroutine: a definite error, and never a frame in a place that nobody
// chose.
#include <gtest/gtest.h>

#include <dynify/buffer.hpp>
#include <dynify/heap.hpp>
#include <dynify/sync_wait.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "number.dyn.hpp"
#include "support/failure.hpp"
#include "support/heap_use.hpp"
#include "support/manual_executor.hpp"
#include "support/operation_log.hpp"

namespace {

using dynify::buffer;
using dynify::sync_wait;
using dynify::task;
using test::tracked;

task<int> number(int n) { co_return n; }

struct returns_earlier_task {
  task<int> kept = number(1);
  task<int> next() { return std::move(kept); }
};
struct makes_two {
  task<int> next() {
    const task<int> first = number(1);
    return number(2);
  }
};
struct returns_earlier_after_making_one {
  task<int> kept = number(1);
  task<int> next() {
    const task<int> unused = number(2);
    return std::move(kept);
  }
};
struct makes_none {
  task<int> next() { return task<int>(); }
};
struct makes_one_and_returns_none {
  task<int> next() {
    const task<int> unused = number(2);
    return {};
  }
};

/// Every way to call it, each of which reports frame_not_placed and leaves the buffer free.
template <class Implementor>
void expect_not_placed() {
  buffer<1024> frame;
  buffer<8> small;
  const std::size_t living = test::heap_used().living();
  {
    Implementor i;
    EXPECT_THROW((void)DynNumber(i).next().init(frame), dynify::frame_not_placed);
  }
  {
    Implementor i;
    EXPECT_THROW((void)DynNumber(i).next().init(small, frame), dynify::frame_not_placed);
  }
  {
    Implementor i;
    EXPECT_THROW((void)DynNumber(i).next().init(dynify::heap), dynify::frame_not_placed);
  }
  {
    Implementor i;
    auto failed = DynNumber(i).next().try_init(frame);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().reason(), dynify::init_failure::not_placed);
  }
  {
    Implementor i;
    EXPECT_THROW((void)sync_wait(DynNumber(i).next().in(frame)), dynify::frame_not_placed);
  }
  {
    Implementor i;
    EXPECT_THROW((void)sync_wait(DynNumber(i).next().in(small, frame)), dynify::frame_not_placed);
  }
  EXPECT_FALSE(frame.occupied());
  EXPECT_FALSE(small.occupied());
  EXPECT_EQ(test::heap_used().living(), living);
  // Nothing of it is left for the next call.
  struct good {
    task<int> next() { return number(3); }
  } g;
  EXPECT_EQ(sync_wait(DynNumber(g).next().init(frame)), 3);
  EXPECT_EQ(sync_wait(DynNumber(g).next().in(frame)), 3);
}

TEST(Misuse, C02_a_method_that_returns_a_task_made_earlier_is_refused) {
  expect_not_placed<returns_earlier_task>();
}
TEST(Misuse, C02_a_method_that_makes_two_coroutines_is_refused) { expect_not_placed<makes_two>(); }
TEST(Misuse, C02_a_method_that_makes_one_and_returns_another_is_refused) {
  expect_not_placed<returns_earlier_after_making_one>();
}
TEST(Misuse, C02_a_method_that_returns_an_empty_task_is_refused) {
  expect_not_placed<makes_none>();
}
TEST(Misuse, C02_a_method_that_drops_its_coroutine_is_refused) {
  expect_not_placed<makes_one_and_returns_none>();
}

TEST(Misuse, C01_layout_of_a_method_that_makes_no_coroutine_is_an_error) {
  makes_none none;
  EXPECT_THROW((void)DynNumber(none).next().layout(), dynify::frame_not_placed);
  returns_earlier_task earlier;
  EXPECT_THROW((void)DynNumber(earlier).next().layout(), dynify::frame_not_placed);
}

TEST(Misuse, C02_the_error_says_what_is_wrong) {
  makes_none none;
  buffer<1024> frame;
  try {
    (void)DynNumber(none).next().init(frame);
    FAIL() << "built";
  } catch (const dynify::init_error& e) {
    EXPECT_EQ(e.did(), dynify::misdeed::made_none);
    EXPECT_STREQ(e.called(), "Number::next");
  }
}

/// What it says of an implementor that is no single coroutine, by each way to call it.
template <class Implementor>
void expect_said(const std::string& said) {
  buffer<1024> frame;
  const auto text_of = [&](auto call) -> std::string {
    Implementor object;
    try {
      call(DynNumber(object).next());
    } catch (const dynify::frame_not_placed& e) {
      return e.what();
    }
    return "";
  };
  const std::string message =
      "dynify: " + said + ": it is to return the first coroutine that it calls";
  EXPECT_EQ(text_of([&](auto call) { (void)std::move(call).init(frame); }), message);
  EXPECT_EQ(text_of([&](auto call) { (void)sync_wait(std::move(call).in(frame)); }), message);
  EXPECT_EQ(text_of([&](auto call) { (void)call.layout(); }), message);
}

TEST(Misuse, M03_the_error_says_what_the_method_did) {
  expect_said<makes_none>("Number::next made no coroutine, and returned an empty task");
  expect_said<returns_earlier_task>(
      "Number::next made no coroutine, and returned a task that was made before");
}

struct starts_one_that_suspends {
  test::manual_executor executor;
  task<int> suspended() {
    co_await executor.suspend();
    co_return 1;
  }
  task<int> next() {
    const task<int> unused = suspended();
    return number(2);
  }
};

TEST(MisuseDeathTest, C03_a_body_started_in_the_place_of_another_that_suspends_is_a_failure) {
  starts_one_that_suspends s;
  buffer<1024> frame;
#ifdef __clang__
  // It runs already and refers to the awaiter: nothing can be taken back.
  EXPECT_FAILURE((void)sync_wait(DynNumber(s).next().in(frame)),
                 "started a coroutine in the place of this call and returned another task");
#else
  // With g++ no body starts before the method has returned.
  EXPECT_THROW((void)sync_wait(DynNumber(s).next().in(frame)), dynify::frame_not_placed);
#endif
  EXPECT_THROW((void)DynNumber(s).next().init(frame), dynify::frame_not_placed);
}

struct starts_one_that_suspends_and_throws {
  test::manual_executor executor;
  task<int> suspended() {
    co_await executor.suspend();
    co_return 1;
  }
  task<int> next() {
    const task<int> unused = suspended();
    throw std::runtime_error("after");
  }
};

TEST(MisuseDeathTest, C03_such_a_body_is_a_failure_too_where_the_method_throws) {
  starts_one_that_suspends_and_throws s;
  buffer<1024> frame;
#ifdef __clang__
  EXPECT_FAILURE((void)sync_wait(DynNumber(s).next().in(frame)),
                 "started a coroutine in the place of this call");
  EXPECT_FAILURE((void)sync_wait(DynNumber(s).next().in(dynify::heap)),
                 "started a coroutine in the place of this call");
#else
  const std::size_t living = test::heap_used().living();
  EXPECT_THROW((void)sync_wait(DynNumber(s).next().in(frame)), std::runtime_error);
  EXPECT_FALSE(frame.occupied());
  EXPECT_THROW((void)sync_wait(DynNumber(s).next().in(dynify::heap)), std::runtime_error);
  EXPECT_EQ(test::heap_used().living(), living);
#endif
}

struct throws_before_it_makes_one {
  task<int> next() {
    if (throws) throw std::runtime_error("before");
    return number(4);
  }
  bool throws = true;
};

TEST(Misuse, C09_what_a_method_throws_before_its_coroutine_comes_out) {
  throws_before_it_makes_one t;
  buffer<1024> frame;
  EXPECT_THROW((void)DynNumber(t).next().init(frame), std::runtime_error);
  EXPECT_FALSE(frame.occupied());
  EXPECT_THROW((void)DynNumber(t).next().try_init(frame), std::runtime_error);
  EXPECT_FALSE(frame.occupied());
  EXPECT_THROW((void)sync_wait(DynNumber(t).next().in(frame)), std::runtime_error);
  EXPECT_FALSE(frame.occupied());
  EXPECT_THROW((void)DynNumber(t).next().layout(), std::runtime_error);
  // The request is withdrawn: a coroutine called directly is on the heap, and the next call is
  // placed.
  const std::size_t before = test::heap_used().allocations;
  EXPECT_EQ(sync_wait(number(5)), 5);
  EXPECT_GE(test::heap_used().allocations, before);
  t.throws = false;
  EXPECT_EQ(sync_wait(DynNumber(t).next().in(frame)), 4);
}

struct throws_after_making_one {
  task<int> next() {
    const tracked held("held");
    const task<int> made = number(1);
    throw std::runtime_error("after");
  }
};

TEST(Misuse, C09_what_a_method_throws_after_its_coroutine_leaves_nothing_behind) {
  throws_after_making_one t;
  buffer<1024> frame;
  EXPECT_THROW((void)DynNumber(t).next().init(frame), std::runtime_error);
  EXPECT_FALSE(frame.occupied());
  EXPECT_THROW((void)sync_wait(DynNumber(t).next().in(frame)), std::runtime_error);
  EXPECT_FALSE(frame.occupied());
}

#if DYNIFY_CHECK_USED_UP
// The optimising builds of the matrix have no such check.
struct counts {
  int n = 0;
  task<int> next() { co_return ++n; }
};

TEST(Misuse, M04_a_call_that_was_used_up_is_an_error) {
  counts object;
  DynNumber number = object;
  buffer<1024> frame;
  constexpr const char* message = "a constructor was used that had been used up";
  auto awaited = number.next();
  EXPECT_EQ(sync_wait(std::move(awaited).in(frame)), 1);
  EXPECT_FAILURE((void)std::move(awaited).in(frame), message);
  EXPECT_FAILURE((void)std::move(awaited).init(frame), message);
  EXPECT_FAILURE((void)std::move(awaited).try_init(frame), message);
  EXPECT_FAILURE((void)std::move(awaited).boxed(), message);
  EXPECT_FAILURE((void)awaited.layout(), message);
  auto built = number.next();
  EXPECT_EQ(sync_wait(std::move(built).init(frame)), 2);
  EXPECT_FAILURE((void)std::move(built).init(frame), message);
  auto tried = number.next();
  buffer<8> small;
  auto back = std::move(tried).try_init(small);
  EXPECT_FAILURE((void)tried.layout(), message);
  EXPECT_EQ(sync_wait(std::move(back).constructor().init(frame)), 3);
}

TEST(Misuse, M04_a_call_that_was_refused_is_as_it_was) {
  counts object;
  DynNumber number = object;
  buffer<1024> frame;
  buffer<8> small;
  auto call = number.next();
  EXPECT_THROW((void)std::move(call).init(small), dynify::out_of_capacity);
  EXPECT_EQ(sync_wait(std::move(call).init(frame)), 1);
  call = number.next();
  EXPECT_EQ(sync_wait(std::move(call).in(frame)), 2);
}
#endif

}  // namespace
