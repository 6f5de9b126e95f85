// Calls inside of the making of a call: what is published for one must not be taken by another.
#include <gtest/gtest.h>

#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/sync_wait.hpp>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>

#include "number.dyn.hpp"
#include "support/failure.hpp"
#include "support/heap_use.hpp"
#include "support/hooked.hpp"
#include "takes_hooked.dyn.hpp"

namespace {

using dynify::buffer;
using dynify::sync_wait;
using dynify::task;

task<int> number(int n) { co_return n; }

struct ready {
  task<int> next() { co_return 1; }
};
struct calls_static {
  task<int> next() { co_return co_await number(1); }
};

/// No coroutine itself: calls through a dyn of its own, then makes its coroutine.
enum class way { init, in, try_init, layout, refused };
struct calls_first {
  DynNumber inner;
  way by;

  task<int> next() {
    buffer<1024> frame;
    switch (by) {
      case way::init:
        return number(10 + sync_wait(inner.next().init(frame)));
      case way::in:
        return number(10 + sync_wait(inner.next().in(frame)));
      case way::try_init:
        return number(10 + sync_wait(*inner.next().try_init(frame)));
      case way::layout:
        return number(inner.next().layout().size > 0 ? 11 : 0);
      case way::refused:
        break;
    }
    buffer<8> small;
    return number(inner.next().try_init(small) ? 0 : 11);
  }
};

class Nested : public testing::TestWithParam<way> {};

template <class Implementor>
void expect_placed(Implementor& i, int result) {
  buffer<1024> frame;
  const std::size_t allocations = test::heap_used().allocations;
  task<int> t = DynNumber(i).next().init(frame);
  EXPECT_TRUE(frame.occupied());
  EXPECT_EQ(sync_wait(std::move(t)), result);
  EXPECT_FALSE(frame.occupied());
  EXPECT_EQ(sync_wait(DynNumber(i).next().in(frame)), result);
  EXPECT_FALSE(frame.occupied());
  EXPECT_EQ(test::heap_used().allocations, allocations);
}

TEST_P(Nested, C02_a_method_that_calls_through_a_dyn_before_its_coroutine_is_placed) {
  ready r;
  calls_first outer{r, GetParam()};
  expect_placed(outer, 11);
}

TEST_P(Nested, C02_three_levels_of_such_methods_are_placed) {
  ready r;
  calls_first inner{r, GetParam()};
  calls_first middle{inner, GetParam()};
  calls_first outer{middle, GetParam()};
  expect_placed(outer, GetParam() == way::layout || GetParam() == way::refused ? 11 : 31);
}

TEST_P(Nested, C02_a_body_run_meanwhile_does_not_take_the_place) {
  calls_static helper;
  calls_first outer{helper, GetParam()};
  buffer<1024> frame;
  task<int> t = DynNumber(outer).next().init(frame);
  EXPECT_TRUE(frame.occupied());
  EXPECT_EQ(sync_wait(std::move(t)), 11);
  EXPECT_EQ(sync_wait(DynNumber(outer).next().in(frame)), 11);
}

std::string name_of(const testing::TestParamInfo<way>& info) {
  switch (info.param) {
    case way::init:
      return "init";
    case way::in:
      return "in";
    case way::try_init:
      return "try_init";
    case way::layout:
      return "layout";
    case way::refused:
      break;
  }
  return "refused";
}
INSTANTIATE_TEST_SUITE_P(By, Nested,
                         testing::Values(way::init, way::in, way::try_init, way::layout,
                                         way::refused),
                         &name_of);

struct takes {
  task<std::size_t> size(test::hooked value) { co_return value.text.size(); }
};

/// Moves of a by-value argument, counted from the last.
enum class move_to { method = 1, frame = 0 };

class HookedParameter : public testing::TestWithParam<bool> {
 protected:
  ~HookedParameter() override { test::hooked::on_move = nullptr; }

  /// Calls with `hook` run at that move.
  std::size_t call(move_to to, std::function<void()> hook) {
    int last = 0;
    test::hooked::on_move = [&](int move) { last = move; };
    (void)call();
    test::hooked::on_move = [&](int move) {
      if (move == last - static_cast<int>(to)) hook();
    };
    return call();
  }
  std::size_t call() {
    test::hooked value;
    test::hooked::moves = 0;
    auto c = DynTakesHooked(object).size(std::move(value));
    return GetParam() ? sync_wait(std::move(c).in(frame)) : sync_wait(std::move(c).init(frame));
  }

  takes object;
  buffer<1024> frame;
  const std::size_t expected = test::hooked().text.size();
};

TEST_P(HookedParameter, C09_a_parameter_that_throws_on_its_way_leaves_nothing_behind) {
  const std::size_t living = test::heap_used().living();
  for (const move_to to : {move_to::method, move_to::frame, move_to::frame}) {
    EXPECT_THROW((void)call(to, [] { throw std::runtime_error("moved"); }), std::runtime_error);
    EXPECT_FALSE(frame.occupied());
    test::hooked::on_move = nullptr;
    EXPECT_EQ(test::heap_used().living(), living);
    EXPECT_EQ(call(), expected);  // the next call works
    EXPECT_FALSE(frame.occupied());
  }
}

TEST_P(HookedParameter, C09_a_coroutine_called_directly_after_such_a_throw_is_on_the_heap) {
  for (const move_to to : {move_to::method, move_to::frame}) {
    EXPECT_THROW((void)call(to, [] { throw std::runtime_error("moved"); }), std::runtime_error);
    task<int> t = number(2);
    EXPECT_FALSE(frame.occupied());
    EXPECT_EQ(sync_wait(std::move(t)), 2);
  }
}

TEST_P(HookedParameter, C02_a_parameter_may_run_a_coroutine_while_it_is_copied_into_the_frame) {
  EXPECT_EQ(call(move_to::frame, [] { EXPECT_EQ(sync_wait(number(1)), 1); }), expected);
  EXPECT_FALSE(frame.occupied());
}

TEST_P(HookedParameter, C02_a_parameter_may_call_through_a_dyn_at_any_time) {
  ready r;
  for (const move_to to : {move_to::method, move_to::frame}) {
    const auto calls = [&] {
      buffer<1024> own;
      EXPECT_EQ(sync_wait(DynNumber(r).next().init(own)), 1);
      EXPECT_EQ(sync_wait(DynNumber(r).next().in(own)), 1);
      EXPECT_GT(DynNumber(r).next().layout().size, 0u);
    };
    EXPECT_EQ(call(to, calls), expected);
    EXPECT_FALSE(frame.occupied());
  }
}

TEST_P(HookedParameter, C02_a_coroutine_run_on_the_way_to_the_method_is_a_definite_error) {
  // It is the first one that is made, as if the method made it. With Clang `in` has started it
  // already when it is awaited.
  const auto runs = [this] { (void)call(move_to::method, [] { (void)sync_wait(number(1)); }); };
#ifdef __clang__
  if (GetParam()) {
    EXPECT_FAILURE(runs(), "awaited a task");
    return;
  }
#endif
  EXPECT_THROW(runs(), dynify::frame_not_placed);
  EXPECT_FALSE(frame.occupied());
}

INSTANTIATE_TEST_SUITE_P(By, HookedParameter, testing::Bool(),
                         [](const auto& by) { return by.param ? "in" : "init"; });

/// Throws where it is assigned: on its way back from a call that was refused.
struct stays_away {
  static inline int living = 0;
  stays_away() { ++living; }
  stays_away(stays_away&&) noexcept(false) { ++living; }
  stays_away& operator=(stays_away&&) { throw std::runtime_error("stays away"); }
  ~stays_away() { --living; }
};

task<int> takes_two(stays_away, std::string text) { co_return static_cast<int>(text.size()); }

TEST(GivingBack, C08_what_an_argument_throws_on_its_way_back_comes_out) {
  const std::string text(100, 'x');
  buffer<8> small;
  buffer<1024> frame;
  const std::size_t living = test::heap_used().living();
  {
    auto call = dynify::defer(&takes_two, stays_away(), text);
    EXPECT_THROW((void)std::move(call).try_init(small), std::runtime_error);
    EXPECT_THROW((void)std::move(call).init(small), std::runtime_error);
    EXPECT_THROW((void)call.layout(), std::runtime_error);
    EXPECT_FALSE(small.occupied());
    EXPECT_EQ(sync_wait(number(1)), 1);  // nothing is left of it for the next coroutine
    (void)std::move(call).init(frame);
    EXPECT_FALSE(frame.occupied());
  }
  EXPECT_EQ(stays_away::living, 0);
  EXPECT_EQ(test::heap_used().living(), living);
}

/// The same of what the function itself has changed.
TEST(GivingBack, C08_what_a_function_throws_where_it_is_put_back_comes_out) {
  struct changes {
    int calls = 0;
    changes() = default;
    changes(const changes&) noexcept(false) {}
    changes(changes&&) noexcept(false) {}
    changes& operator=(changes&&) { throw std::runtime_error("changed"); }
    task<int> operator()() {
      ++calls;
      return number(calls);
    }
  };
  buffer<8> small;
  auto call = dynify::defer(changes());
  EXPECT_THROW((void)std::move(call).try_init(small), std::runtime_error);
  EXPECT_THROW((void)std::move(call).init(small), std::runtime_error);
  EXPECT_THROW((void)call.layout(), std::runtime_error);
}

}  // namespace
