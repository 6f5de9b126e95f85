// No heap where buffers are given.
#include <gtest/gtest.h>

#include <coroutine>
#include <cstddef>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <memory>
#include <stdexcept>
#include <utility>

#include "arguments.dyn.hpp"
#include "number.dyn.hpp"
#include "support/heap_use.hpp"
#include "support/implements_arguments.hpp"
#include "support/spawned.hpp"

namespace {

using dynify::buffer;
using dynify::sync_wait;
using dynify::task;

constexpr int calls = 1000;

/// Suspends, and is resumed by who runs the test.
struct suspends {
  std::coroutine_handle<> held;
  bool ready = false;

  struct awaiter {
    std::coroutine_handle<>& held;
    bool ready;
    [[nodiscard]] bool await_ready() const noexcept { return ready; }
    void await_suspend(std::coroutine_handle<> h) const noexcept { held = h; }
    void await_resume() const noexcept {}
  };
  task<int> next() {
    co_await awaiter{held, ready};
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

/// Counts what happens between its first line and its last: its own frame is made before.
task<std::size_t> allocations_of_calls(DynNumber number, bool by_in) {
  buffer<2048> frame;
  buffer<8> small;
  const std::size_t before = test::heap_used().allocations;
  int sum = 0;
  for (int i = 0; i < calls; ++i) {
    if (by_in)
      sum += co_await number.next().in(frame);
    else
      sum += co_await number.next().init(frame);
    if (by_in)
      sum += co_await number.next().in(small, frame);
    else
      sum += co_await number.next().init(small, frame);
  }
  EXPECT_EQ(sum, 2 * calls);
  co_return test::heap_used().allocations - before;
}

/// Runs `t`, resuming what suspends.
std::size_t run(task<std::size_t> t, suspends& s) {
  std::size_t result = ~std::size_t(0);
  struct detached {
    struct promise_type {
      detached get_return_object() noexcept { return {}; }
      [[nodiscard]] std::suspend_never initial_suspend() const noexcept { return {}; }
      [[nodiscard]] std::suspend_never final_suspend() const noexcept { return {}; }
      void return_void() const noexcept {}
      void unhandled_exception() const noexcept {}
    };
  };
  const auto await = [](task<std::size_t> awaited, std::size_t& r) -> detached {
    r = co_await std::move(awaited);
  };
  await(std::move(t), result);
  while (s.held) std::exchange(s.held, nullptr).resume();
  return result;
}

TEST(Allocations, C03_calls_with_a_buffer_allocate_nothing) {
  for (const bool ready : {true, false}) {
    for (const bool by_in : {true, false}) {
      suspends s{nullptr, ready};
      EXPECT_EQ(run(allocations_of_calls(s, by_in), s), 0u) << ready << by_in;
    }
  }
}

TEST(Allocations, C03_nested_calls_with_buffers_allocate_nothing) {
  for (const bool ready : {true, false}) {
    for (const bool by_in : {true, false}) {
      suspends s{nullptr, ready};
      level<512> inner{s, by_in};
      level<1024> outer{inner, by_in};
      EXPECT_EQ(run(allocations_of_calls(outer, by_in), s), 0u) << ready << by_in;
    }
  }
}

TEST(Allocations, C02_a_call_on_the_heap_allocates_once) {
  suspends s{nullptr, true};
  const test::heap_use before = test::heap_used();
  for (int i = 0; i < calls; ++i) EXPECT_EQ(sync_wait(DynNumber(s).next().boxed()), 1);
  EXPECT_EQ(test::heap_used().allocations - before.allocations, std::size_t{calls});
  EXPECT_EQ(test::heap_used().living(), before.living());
}

TEST(Allocations, C05_refusals_allocate_nothing) {
  test::implements_arguments object;
  DynArguments arguments(object);
  const test::heap_use before = test::heap_used();
  buffer<8> small;
  for (int i = 0; i < calls; ++i) {
    EXPECT_FALSE(arguments.place(1).try_init(small));
    EXPECT_GT(arguments.place(1).layout().size, 8u);
  }
  EXPECT_EQ(test::heap_used().allocations, before.allocations);
}

// Clang falls back silently to the global operator new where no overload of the promise's matches
// the parameters. Every shape of function that can be a coroutine is placed.

task<int> free_function(int& n) { co_return n; }

struct shapes {
  int n = 1;

  task<int> member() { co_return n; }
  task<int> const_member() const { co_return n; }
  task<int> rvalue_member() && { co_return n; }
  static task<int> static_member(int&& m) { co_return m; }
  virtual task<int> virtual_member(const int& m) { co_return m; }
  virtual ~shapes() = default;
  template <class... T>
  task<int> template_member(T... m) {
    co_return (m + ...);
  }
};

template <class F>
struct makes {
  F make;
  task<int> next() { return make(); }
};

template <class F>
std::size_t allocations_of(F make) {
  makes<F> m{make};
  buffer<1024> frame;
  const std::size_t before = test::heap_used().allocations;
  EXPECT_EQ(sync_wait(DynNumber(m).next().init(frame)), 1);
  EXPECT_EQ(sync_wait(DynNumber(m).next().in(frame)), 1);
  EXPECT_GT(DynNumber(m).next().layout().size, 0u);
  return test::heap_used().allocations - before;
}

TEST(Allocations, C03_every_shape_of_coroutine_function_is_placed) {
  shapes s;
  int one = 1;
  const auto lambda = [&one](int) -> task<int> { co_return one; };
  const auto generic = [](auto& n) -> task<int> { co_return n; };
  const auto move_only = [](std::unique_ptr<int>) -> task<int> { co_return 1; };
  EXPECT_EQ(allocations_of([&] { return free_function(one); }), 0u);
  EXPECT_EQ(allocations_of([&] { return s.member(); }), 0u);
  EXPECT_EQ(allocations_of([&] { return s.const_member(); }), 0u);
  EXPECT_EQ(allocations_of([&] { return std::move(s).rvalue_member(); }), 0u);
  EXPECT_EQ(allocations_of([&] { return shapes::static_member(std::move(one)); }), 0u);
  EXPECT_EQ(allocations_of([&] { return s.virtual_member(one); }), 0u);
  EXPECT_EQ(allocations_of([&] { return s.template_member(1); }), 0u);
  EXPECT_EQ(allocations_of([&] { return s.template_member(1L, short{0}, 'a' - 'a'); }), 0u);
  EXPECT_EQ(allocations_of([&] { return lambda(1); }), 0u);
  EXPECT_EQ(allocations_of([&] { return generic(one); }), 0u);
  EXPECT_EQ(allocations_of([&] { return move_only(nullptr); }), 0u);
}

// Clang places the frame of a static task that is awaited where it is made into its caller's, and
// gives it another destroy function: a body that ended by itself would free what was never
// allocated.

task<int> ends(std::coroutine_handle<>& held, bool ready, bool throws) {
  co_await suspends::awaiter{held, ready};
  if (throws) throw std::runtime_error("thrown");
  co_return 1;
}
task<std::size_t> awaits_where_made(std::coroutine_handle<>& held, bool ready) {
  std::size_t sum = 0;
  for (int i = 0; i < 10; ++i) {
    sum += static_cast<std::size_t>(co_await ends(held, ready, false));
    try {
      (void)co_await ends(held, ready, true);
    } catch (const std::runtime_error&) {
      ++sum;
    }
  }
  co_return sum;
}

TEST(Allocations, C08_static_tasks_awaited_where_they_are_made_end_once) {
  const std::size_t living = test::heap_used().living();
  for (const bool ready : {true, false}) {
    suspends s{};
    EXPECT_EQ(run(awaits_where_made(s.held, ready), s), 20u);
    EXPECT_EQ(test::heap_used().living(), living);
  }
}

TEST(Allocations, C08_static_tasks_awaited_where_they_are_made_end_with_who_awaits) {
  const std::size_t living = test::heap_used().living();
  std::coroutine_handle<> held;
  {
    const auto destroyed = test::spawn<std::size_t>(awaits_where_made(held, false));
  }
  EXPECT_TRUE(held);
  EXPECT_EQ(test::heap_used().living(), living);
}

TEST(Allocations, C03_a_call_through_a_table_that_the_compiler_knows_is_placed) {
  // Clang could merge the frame of a coroutine that it sees into its caller's: then nobody takes
  // the request.
  struct {
    task<int> next() { co_return 1; }
  } local;
  const auto calls_known = [](auto& object) -> task<int> {
    buffer<1024> frame;
    DynNumber number(object);
    const int n = co_await number.next().init(frame);
    co_return n + co_await number.next().in(frame);
  };
  const test::heap_use before = test::heap_used();
  EXPECT_EQ(sync_wait(calls_known(local)), 2);
  EXPECT_LE(test::heap_used().allocations - before.allocations, 1u);  // calls_known's own
}

}  // namespace
