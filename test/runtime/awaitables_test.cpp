// What the body of a task can await, and who can await a task.
#include <gtest/gtest.h>

#include <coroutine>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "number.dyn.hpp"
#include "support/manual_executor.hpp"
#include "support/spawned.hpp"

namespace {

using dynify::sync_wait;
using dynify::task;

struct member_awaitable {
  struct awaiter {
    [[nodiscard]] bool await_ready() const noexcept { return true; }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    [[nodiscard]] int await_resume() const noexcept { return 1; }
  };
  awaiter operator co_await() const noexcept { return {}; }
};

struct free_awaitable {};
member_awaitable::awaiter operator co_await(free_awaitable) noexcept { return {}; }

task<int> await_operators() {
  const member_awaitable lvalue;
  co_return co_await member_awaitable() + co_await free_awaitable() + co_await lvalue;
}

TEST(Awaitables, T01_a_body_awaits_through_member_and_free_operator_co_await) {
  EXPECT_EQ(sync_wait(await_operators()), 3);
}

/// Suspends as `Suspend` says; counts what is called on this very object.
struct immovable_awaiter {
  immovable_awaiter() = default;
  immovable_awaiter(immovable_awaiter&&) = delete;

  [[nodiscard]] bool await_ready() {
    ++calls;
    return false;
  }
  bool await_suspend(std::coroutine_handle<>) {
    ++calls;
    return false;
  }
  [[nodiscard]] int await_resume() { return ++calls; }

  int calls = 0;
};
struct makes_immovable {
  immovable_awaiter operator co_await() const { return {}; }
};

task<int> await_prvalue() { co_return co_await makes_immovable(); }
task<int> await_temporary() { co_return co_await immovable_awaiter(); }

TEST(Awaitables, T01_a_prvalue_awaiter_need_not_be_movable) {
  EXPECT_EQ(sync_wait(await_prvalue()), 3);
  EXPECT_EQ(sync_wait(await_temporary()), 3);
}

task<int> await_lvalue(immovable_awaiter& a) { co_return co_await a; }

TEST(Awaitables, T01_an_lvalue_awaiter_is_used_where_it_is) {
  immovable_awaiter a;
  EXPECT_EQ(sync_wait(await_lvalue(a)), 3);
  EXPECT_EQ(a.calls, 3);  // g++ 12 would have awaited a copy
}

/// Resumes as its own await_suspend is told to.
enum class how { void_later, true_later, false_now, own_handle, resumed_inside };

template <how How>
struct shaped_awaiter {
  test::manual_executor& executor;
  std::coroutine_handle<>& held;

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  auto await_suspend(std::coroutine_handle<> h) {
    if constexpr (How == how::void_later) {
      held = h;
    } else if constexpr (How == how::true_later) {
      held = h;
      return true;
    } else if constexpr (How == how::false_now) {
      return false;
    } else if constexpr (How == how::own_handle) {
      return h;
    } else {
      h.resume();
    }
  }
  [[nodiscard]] int await_resume() const noexcept { return 5; }
};

template <how How>
struct shaped {
  test::manual_executor executor;
  std::coroutine_handle<> held;

  task<int> next() { co_return co_await shaped_awaiter<How>{executor, held} + 1; }
};

template <how How>
int result_of_task() {
  shaped<How> s;
  const auto running = test::spawn<int>(s.next());
  if (s.held) s.held.resume();
  return running.done() ? running.result() : -1;
}

task<int> through_in(DynNumber number) {
  dynify::buffer<1024> frame;
  const int n = co_await number.next().in(frame);
  co_return frame.occupied() ? -2 : n;
}

template <how How>
int result_of_in() {
  shaped<How> s;
  const auto running = test::spawn<int>(through_in(s));
  if (s.held) s.held.resume();
  return running.done() ? running.result() : -1;
}

TEST(Awaitables, T01_an_await_suspend_that_returns_void_suspends) {
  EXPECT_EQ(result_of_task<how::void_later>(), 6);
  EXPECT_EQ(result_of_in<how::void_later>(), 6);
}
TEST(Awaitables, T01_an_await_suspend_that_returns_true_suspends) {
  EXPECT_EQ(result_of_task<how::true_later>(), 6);
  EXPECT_EQ(result_of_in<how::true_later>(), 6);
}
TEST(Awaitables, T01_an_await_suspend_that_returns_false_goes_on) {
  EXPECT_EQ(result_of_task<how::false_now>(), 6);
  EXPECT_EQ(result_of_in<how::false_now>(), 6);
}
TEST(Awaitables, T01_an_await_suspend_that_returns_its_own_handle_goes_on) {
  EXPECT_EQ(result_of_task<how::own_handle>(), 6);
  EXPECT_EQ(result_of_in<how::own_handle>(), 6);
}
TEST(Awaitables, T01_an_await_suspend_that_resumes_its_own_handle_goes_on) {
  EXPECT_EQ(result_of_task<how::resumed_inside>(), 6);
  EXPECT_EQ(result_of_in<how::resumed_inside>(), 6);
}

/// Wants to know the promise of who awaits it.
struct typed_awaiter {
  bool* has_promise;
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  template <class P>
  bool await_suspend(std::coroutine_handle<P> h) {
    *has_promise = !std::is_void_v<P> && std::coroutine_handle<P>::from_promise(h.promise()) == h;
    return false;
  }
  void await_resume() const noexcept {}
};

task<bool> await_typed() {
  bool has_promise = false;
  co_await typed_awaiter{&has_promise};
  co_return has_promise;
}

TEST(Awaitables, T01_an_awaiter_gets_the_handle_with_its_promise) {
  EXPECT_TRUE(sync_wait(await_typed()));
}

struct throwing_awaiter {
  bool in_suspend;
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<>) const {
    if (in_suspend) throw std::runtime_error("suspend");
    return false;
  }
  void await_resume() const { throw std::runtime_error("resume"); }
};

struct catches_from_awaiter {
  bool in_suspend;
  task<int> next() {
    try {
      co_await throwing_awaiter{in_suspend};
    } catch (const std::runtime_error&) {
      co_return 1;
    }
    co_return 0;
  }
};

TEST(Awaitables, C09_what_an_awaiter_throws_reaches_the_body) {
  for (const bool in_suspend : {true, false}) {
    catches_from_awaiter c{in_suspend};
    EXPECT_EQ(sync_wait(c.next()), 1);
    EXPECT_EQ(sync_wait(through_in(c)), 1);
  }
}

struct reference_awaiter {
  int& n;
  [[nodiscard]] bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  [[nodiscard]] int& await_resume() const noexcept { return n; }
};

task<int*> await_reference(int& n) {
  auto&& awaited = co_await reference_awaiter{n};
  static_assert(std::is_same_v<decltype(awaited), int&>);
  co_return &awaited;
}

TEST(Awaitables, T01_an_awaited_reference_stays_one) {
  int n = 0;
  EXPECT_EQ(sync_wait(await_reference(n)), &n);
}

/// A coroutine type whose promise passes awaitables through by reference.
struct passes_through {
  struct promise_type {
    passes_through get_return_object() noexcept { return {}; }
    [[nodiscard]] std::suspend_never initial_suspend() const noexcept { return {}; }
    [[nodiscard]] std::suspend_never final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept {}
    template <class A>
    A&& await_transform(A&& a) const noexcept {
      return static_cast<A&&>(a);
    }
  };
};

struct suspends_once {
  test::manual_executor executor;
  task<int> next() {
    co_await executor.suspend();
    co_return 8;
  }
};

passes_through await_in(DynNumber number, dynify::buffer<1024>& frame, int& result) {
  result = co_await number.next().in(frame);
}
passes_through await_init(DynNumber number, dynify::buffer<1024>& frame, int& result) {
  result = co_await number.next().init(frame);
}

TEST(Awaitables, C03_a_coroutine_type_that_passes_awaitables_by_reference_can_await_in) {
  dynify::buffer<1024> frame;
  for (auto* const await : {&await_in, &await_init}) {
    suspends_once s;
    int result = 0;
    (*await)(s, frame, result);
    EXPECT_EQ(result, 0);
    EXPECT_TRUE(frame.occupied());
    s.executor.run();
    EXPECT_EQ(result, 8);
    EXPECT_FALSE(frame.occupied());
  }
}

}  // namespace
