// Tasks that hold their result and have no frame.
#include <gtest/gtest.h>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "number.dyn.hpp"

namespace {

/// Returns what it was given before the call, as a mock does.
struct prepared {
  dynify::task<int> result;
  dynify::task<int> next() { return std::move(result); }
};
struct at_once {
  int value = 0;
  dynify::task<int> next() { return dynify::ready_task(++value); }
};

dynify::task<std::string> word(int number) {
  if (number == 0) return dynify::ready_task(std::string("none"));
  return [](int n) -> dynify::task<std::string> { co_return std::to_string(n); }(number);
}

TEST(ReadyTask, C02_is_awaited_as_any_task) {
  EXPECT_EQ(dynify::sync_wait(dynify::ready_task(7)), 7);
  dynify::sync_wait(dynify::ready_task());
  EXPECT_EQ(dynify::sync_wait(word(0)) + dynify::sync_wait(word(3)), "none3");
  const auto both = []() -> dynify::task<int> {
    co_return co_await dynify::ready_task(1) +
        *co_await dynify::ready_task(std::make_unique<int>(2));
  };
  EXPECT_EQ(dynify::sync_wait(both()), 3);
}

TEST(ReadyTask, C02_a_call_that_returns_one_uses_no_place) {
  at_once object;
  DynNumber number = object;
  const auto calls = [](DynNumber n) -> dynify::task<int> {
    dynify::buffer<128> frame;
    int sum = co_await n.next().in(frame);
    EXPECT_FALSE(frame.occupied());
    auto task = n.next().init(frame);
    EXPECT_TRUE(task && !frame.occupied());
    sum += co_await std::move(task);
    auto made = n.next().try_init(frame);
    EXPECT_TRUE(made);
    sum += co_await std::move(*made);
    sum += co_await n.next().boxed();
    dynify::buffer<1> small;  // that no frame would fit in
    sum += co_await n.next().in(small);
    auto bound = dynify::bind(n, small);
    co_return sum + co_await bound.next();
  };
  EXPECT_EQ(dynify::sync_wait(calls(number)), 1 + 2 + 3 + 4 + 5 + 6);
  EXPECT_EQ(number.next().layout().size, 0u);
}

TEST(ReadyTask, C02_one_that_was_made_before_the_call_is_returned_by_it) {
  const auto call = [](DynNumber n) -> dynify::task<int> {
    dynify::buffer<128> frame;
    co_return co_await n.next().in(frame);
  };
  prepared mock{dynify::ready_task(4)};
  EXPECT_EQ(dynify::sync_wait(call(mock)), 4);
  EXPECT_ANY_THROW(dynify::sync_wait(call(mock)));  // empty: frame_not_placed
  mock.result = dynify::ready_task(5);
  EXPECT_EQ(dynify::sync_wait(call(mock)), 5);
}

TEST(ReadyTask, C02_keeps_the_owner_of_its_object_no_longer_than_the_call) {
  dynify::box<Number> box = dynify::make<at_once>().boxed();
  const auto call = [](dynify::box<Number> b) -> dynify::task<int> {
    dynify::buffer<256> frame;
    co_return co_await std::move(b)->next().in(frame);
  };
  EXPECT_EQ(dynify::sync_wait(call(std::move(box))), 1);
  dynify::shared<Number> shared = dynify::make<at_once>().boxed();
  EXPECT_EQ(dynify::sync_wait(shared->next().boxed()), 1);
}

TEST(ReadyTask, C08_one_that_is_not_awaited_ends_its_value) {
  const auto value = std::make_shared<int>(1);
  {
    auto task = dynify::ready_task(value);
    EXPECT_EQ(value.use_count(), 2);
    auto other = std::move(task);
    EXPECT_FALSE(task);
    EXPECT_TRUE(other);
    EXPECT_EQ(value.use_count(), 2);
  }
  EXPECT_EQ(value.use_count(), 1);
}

struct fragile {
  fragile() = default;
  fragile(fragile&& other) : moves(other.moves + 1) {
    if (moves > 2) throw std::runtime_error("moved");
  }
  int moves = 0;
};

TEST(ReadyTask, C09_what_moving_its_value_throws_comes_out_of_the_await) {
  auto task = dynify::ready_task(fragile());
  const auto awaits = [](dynify::task<fragile> t) -> dynify::task<int> {
    try {
      (void)co_await std::move(t);
    } catch (const std::runtime_error&) {
      co_return 1;
    }
    co_return 0;
  };
  EXPECT_EQ(dynify::sync_wait(awaits(std::move(task))), 1);
}

}  // namespace
