// Every operation, failing or ending at every point: what is built, moved and destroyed is compared
// as a whole.
#include <gtest/gtest.h>

#include <coroutine>
#include <cstddef>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/constructor.hpp>
#include <dynify/defer.hpp>
#include <dynify/frame_stack.hpp>
#include <dynify/heap.hpp>
#include <dynify/pmr.hpp>
#include <dynify/stored.hpp>
#include <exception>
#include <memory>
#include <memory_resource>
#include <new>
#include <optional>
#include <sstream>
#include <string>
#include <type_traits>
#include <utility>

#include "breakable.dyn.hpp"
#include "support/call_logs.hpp"
#include "support/fragile.hpp"
#include "support/heap_use.hpp"
#include "support/manual_executor.hpp"
#include "support/spawned.hpp"

namespace {

using dynify::buffer;
using dynify::frame_stack;
using dynify::frame_stack_ref;
using dynify::task;
using test::fragile;
using test::fragile_log;
using test::fragile_pair;

/// Throws where it should give memory.
class exhausted_resource : public std::pmr::memory_resource {
  void* do_allocate(std::size_t, std::size_t) override { throw std::bad_alloc(); }
  void do_deallocate(void*, std::size_t, std::size_t) override { ADD_FAILURE(); }
  [[nodiscard]] bool do_is_equal(const memory_resource& o) const noexcept override {
    return this == &o;
  }
};

/// Suspends twice, and throws before suspension number `throws_at`; 3: after both.
struct breaks {
  test::manual_executor& executor;
  int throws_at = 0;

  task<fragile> run(fragile_pair pair, std::unique_ptr<int> number) const {
    const fragile local("local");
    fragile_log::note("body");
    pass(1);
    co_await executor.suspend();
    pass(2);
    {
      const fragile inner("inner");
      co_await executor.suspend();
    }
    pass(3);
    co_return fragile((pair.a.name() + pair.b.name() + std::to_string(*number)).c_str());
  }
  task<fragile> run_stored(fragile_pair pair, std::unique_ptr<int> number) const {
    return run(std::move(pair), std::move(number));
  }
  task<fragile> run_cramped(fragile_pair pair, std::unique_ptr<int> number) const {
    return run(std::move(pair), std::move(number));
  }

  // noinline: Clang would leave the frame out.
  [[gnu::noinline]] task<fragile> run_placed(frame_stack_ref, fragile_pair pair,
                                             std::unique_ptr<int> number) const {
    const fragile local("local");
    fragile_log::note("body");
    pass(1);
    co_await executor.suspend();
    pass(2);
    {
      const fragile inner("inner");
      co_await executor.suspend();
    }
    pass(3);
    co_return fragile((pair.a.name() + pair.b.name() + std::to_string(*number)).c_str());
  }

  void pass(int point) const {
    if (point == throws_at) throw test::broken();
  }
};

/// Where a call fails or ends.
struct point {
  int failing_move = 0;  // of the arguments, counted from where the operation begins
  int throws_at = 0;     // in the body
  bool refused = false;  // by the container
  bool started = true;
  int suspensions = 2;  // after which it ends, or is destroyed
};

/// What an operation works with.
struct given {
  DynBreakable dyn;
  const breaks& object;
  const point& at;
  buffer<768>& frame;
  exhausted_resource& full;
  frame_stack<768>& stack;
  frame_stack<16>& full_stack;

  [[nodiscard]] frame_stack_ref stack_or_full() const {
    return at.refused ? frame_stack_ref(full_stack) : stack;
  }
  /// From here on the arguments' moves are counted.
  void begin() const {
    fragile_log::note("|");
    fragile::failing_move = at.failing_move;
  }
};

std::unique_ptr<int> seven() { return std::make_unique<int>(7); }

using outcome = test::spawned<std::string>;

outcome by_init(given g) {
  auto call = g.dyn.run(fragile_pair(), seven());
  g.begin();
  auto t = g.at.refused ? std::move(call).init(g.full) : std::move(call).init(g.frame);
  if (!g.at.started) co_return "";
  co_return (co_await std::move(t)).name();
}

outcome by_try_init(given g) {
  auto call = g.dyn.run(fragile_pair(), seven());
  g.begin();
  auto tried = g.at.refused ? std::move(call).try_init(g.full) : std::move(call).try_init(g.frame);
  if (!tried) {  // what came back can be called
    fragile_log::note("back");
    co_return (co_await std::move(tried).constructor().init(g.frame)).name();
  }
  if (!g.at.started) co_return "";
  co_return (co_await std::move(*tried)).name();
}

outcome by_boxed(given g) {
  auto call = g.dyn.run(fragile_pair(), seven());
  g.begin();
  std::optional<test::exhausted_heap> none;
  if (g.at.refused) none.emplace();
  task<fragile> t;
  try {
    t = std::move(call).boxed();
  } catch (const dynify::out_of_capacity&) {
    none.reset();  // the exception itself is no part of the test
    throw;
  }
  if (!g.at.started) co_return "";
  co_return (co_await std::move(t)).name();
}

outcome by_in(given g) {
  auto call = g.dyn.run(fragile_pair(), seven());
  g.begin();
  if (g.at.refused) co_return (co_await std::move(call).in(g.full)).name();
  auto in = std::move(call).in(g.frame);
  if (!g.at.started) co_return "";
  co_return (co_await std::move(in)).name();
}

outcome by_storage(given g) {
  if (g.at.refused) {
    auto call = g.dyn.run_cramped(fragile_pair(), seven());
    g.begin();
    co_return (co_await std::move(call)).name();
  }
  auto call = g.dyn.run_stored(fragile_pair(), seven());
  g.begin();
  if (!g.at.started) co_return "";
  co_return (co_await std::move(call)).name();
}

outcome by_bind(given g) {
  fragile_pair pair;
  g.begin();
  auto t = g.at.refused ? dynify::bind(g.dyn, g.full).run(std::move(pair), seven())
                        : dynify::bind(g.dyn, g.frame).run(std::move(pair), seven());
  if (!g.at.started) co_return "";
  co_return (co_await std::move(t)).name();
}

outcome by_defer_init(given g) {
  auto call = dynify::defer(&breaks::run, &g.object, fragile_pair(), seven());
  g.begin();
  auto t = g.at.refused ? std::move(call).init(g.full) : std::move(call).init(g.frame);
  if (!g.at.started) co_return "";
  co_return (co_await std::move(t)).name();
}

outcome by_defer_in(given g) {
  auto call = dynify::defer(&breaks::run, &g.object, fragile_pair(), seven());
  g.begin();
  if (g.at.refused) co_return (co_await std::move(call).in(g.full)).name();
  auto in = std::move(call).in(g.frame);
  if (!g.at.started) co_return "";
  co_return (co_await std::move(in)).name();
}

outcome by_init_on_stack(given g) {
  auto call = g.dyn.run(fragile_pair(), seven());
  g.begin();
  auto t = std::move(call).init(g.stack_or_full());
  if (!g.at.started) co_return "";
  co_return (co_await std::move(t)).name();
}

outcome by_in_on_stack(given g) {
  auto call = g.dyn.run(fragile_pair(), seven());
  g.begin();
  auto in = std::move(call).in(g.stack_or_full());
  if (g.at.refused || g.at.started) co_return (co_await std::move(in)).name();
  co_return "";
}

outcome by_place_parameter(given g) {
  fragile_pair pair;
  g.begin();
  auto t = g.object.run_placed(g.stack_or_full(), std::move(pair), seven());
  if (!g.at.started) co_return "";
  co_return (co_await std::move(t)).name();
}

outcome by_place_of_method(given g) {
  auto call = g.dyn.run_placed(g.stack_or_full(), fragile_pair(), seven());
  g.begin();
  if (!g.at.started) co_return "";
  co_return (co_await std::move(call)).name();
}

struct operation {
  const char* name;
  outcome (*run)(given);
  test::call_logs logs;
};
constexpr operation operations[] = {
    {"init", by_init, test::built_first},
    {"try_init", by_try_init, test::built_first},
    {"boxed", by_boxed, test::built_first},
    {"in", by_in, test::in_one_step},
    {"storage", by_storage, test::in_the_awaiter},
    {"bind", by_bind, test::by_bind},
    {"defer_init", by_defer_init, test::built_first},
    {"defer_in", by_defer_in, test::in_one_step},
    {"init_on_stack", by_init_on_stack, test::built_first},
    {"in_on_stack", by_in_on_stack, test::in_one_step},
    {"place_parameter", by_place_parameter, test::called_directly},
    {"place_of_method", by_place_of_method, test::in_the_said_place},
};

/// What came of it.
std::string ending(const outcome& o) {
  if (!o.done()) return "destroyed";
  try {
    return o.result();
  } catch (const test::broken&) {
    return "broken";
  } catch (const dynify::out_of_capacity&) {
    return "refused";
  }
}

class Failures : public testing::TestWithParam<operation> {
 protected:
  [[nodiscard]] static const test::call_logs& logs() { return GetParam().logs; }
  [[nodiscard]] static int arguments_moves() { return 2 * logs().moves; }

  /// Runs the operation up to that point, ends everything there is, and tells what happened.
  static std::string run(const point& at, const std::string& expected_ending) {
    (void)fragile_log::take();
    const std::size_t on_heap = test::heap_used().living();
    end_at(at, expected_ending);
    fragile::failing_move = 0;
    EXPECT_EQ(test::heap_used().living(), on_heap);
    EXPECT_EQ(fragile::living, 0);
    const std::string log = fragile_log::take();
    return log.substr(log.find('|') + 2);
  }

 private:
  static void end_at(const point& at, const std::string& expected_ending) {
    test::manual_executor executor;
    const breaks object{executor, at.throws_at};
    buffer<768> frame;
    exhausted_resource full;
    frame_stack<768> stack;
    frame_stack<16> full_stack;
    const outcome o = GetParam().run({object, object, at, frame, full, stack, full_stack});
    for (int i = 0; i < at.suspensions && executor.held() > 0; ++i) executor.resume_next();
    EXPECT_EQ(ending(o), expected_ending);
    EXPECT_TRUE(!o.done() || (!frame.occupied() && stack.used() == 0));
  }
};

TEST_P(Failures, C08_what_completes_ends_everything_once) {
  EXPECT_EQ(run({}, "ab7"), logs().done);
}

TEST_P(Failures, C08_what_is_destroyed_at_any_point_ends_everything_once) {
  EXPECT_EQ(run({.started = false}, ""), logs().never_started);
  EXPECT_EQ(run({.suspensions = 0}, "destroyed"), logs().destroyed_at_first);
  EXPECT_EQ(run({.suspensions = 1}, "destroyed"), logs().destroyed_at_second);
}

TEST_P(Failures, C09_what_the_body_throws_at_any_point_comes_out_of_the_await) {
  EXPECT_EQ(run({.throws_at = 1}, "broken"), logs().throws_at_once);
  EXPECT_EQ(run({.throws_at = 2}, "broken"), logs().throws_after_one);
  EXPECT_EQ(run({.throws_at = 3}, "broken"), logs().throws_at_end);
}

TEST_P(Failures, C09_what_moving_an_argument_throws_comes_out_and_nothing_is_left_behind) {
  EXPECT_EQ(run({.failing_move = arguments_moves() - 2}, "broken"), logs().parameter);
  EXPECT_EQ(run({.failing_move = arguments_moves()}, "broken"), logs().frame);
}

/// How often a word is in a log.
int count(const std::string& log, const std::string& word) {
  int n = 0;
  std::istringstream words(log);
  for (std::string each; words >> each;) n += each == word;
  return n;
}

TEST_P(Failures, C09_any_move_may_throw) {
  // The arguments' moves are followed by two of the result.
  for (int move = 1; move <= arguments_moves() + 2; ++move) {
    const std::string log = run({.failing_move = move}, "broken");
    const bool is_of_result = move > arguments_moves();
    EXPECT_EQ(count(log, "~a"), 1) << log;
    EXPECT_EQ(count(log, "~b"), 1) << log;
    EXPECT_EQ(count(log, "body"), is_of_result ? 1 : 0) << log;
    EXPECT_EQ(count(log, "~ab7"), is_of_result ? 1 : 0) << log;
  }
}

TEST_P(Failures, C09_a_container_that_throws_or_is_too_small_loses_nothing) {
  if (GetParam().run != by_try_init) {
    EXPECT_EQ(run({.refused = true}, "refused"), logs().refused);
    return;
  }
  // The arguments, a move-only one among them, come back equal, and the call can be made.
  const std::string built = logs().done;
  EXPECT_EQ(run({.refused = true}, "ab7"), ">a >b =a =b ~ ~ >a >b back " + built + " ~ ~");
}

std::string name_of(const testing::TestParamInfo<operation>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(By, Failures, testing::ValuesIn(operations), &name_of);

static_assert(std::is_nothrow_default_constructible_v<task<fragile>::promise_type>,
              "of a task, the promise's constructor cannot fail");

/// A coroutine type of somebody else's, whose promise fails to be built.
struct picky {
  struct promise_type : dynify::detail::placed_frame {
    promise_type() {
      fragile_log::note("promise");
      throw test::broken();
    }
    picky get_return_object() { return {}; }
    static picky get_return_object_on_allocation_failure() {
      dynify::detail::after_failed_allocation();
      return {};
    }
    [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
    [[nodiscard]] std::suspend_always final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept {}
  };
};

picky pick(fragile_pair pair) {
  fragile_log::note(pair.a.name());
  co_return;
}

TEST(FailingPromise, C09_what_the_promises_constructor_throws_comes_out_and_the_frame_is_released) {
  const std::string log = "| >a >b >a >b promise ~b ~a ~ ~ ~ ~";
  buffer<768> frame;
  (void)fragile_log::take();
  const std::size_t on_heap = test::heap_used().living();
  const auto expect_broken = [&](auto operation) {
    {
      auto call = dynify::defer(&pick, fragile_pair());
      (void)fragile_log::take();
      fragile_log::note("|");
      EXPECT_THROW((void)operation(std::move(call)), test::broken);
    }
    EXPECT_EQ(fragile_log::take(), log);
    EXPECT_EQ(fragile::living, 0);
    EXPECT_FALSE(frame.occupied());
    EXPECT_EQ(test::heap_used().living(), on_heap);
  };
  expect_broken([&](auto&& call) { return std::move(call).init(frame); });
  expect_broken([&](auto&& call) { return std::move(call).try_init(frame); });
  expect_broken([](auto&& call) { return std::move(call).boxed(); });
}

}  // namespace
