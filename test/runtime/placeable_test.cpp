// Coroutine types of somebody else, behind a dyn and placed.
#include <gtest/gtest.h>

#include <coroutine>
#include <dynify/adapt.hpp>
#include <dynify/dynify.hpp>
#include <dynify/placeable.hpp>
#include <dynify/sync_wait.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include "foreign.dyn.hpp"
#include "support/foreign.hpp"
#include "support/heap_use.hpp"
#include "support/spawned.hpp"

namespace {

using dynify::buffer;
using dynify::sync_wait;
using dynify::task;
using test::heap_used;

const std::string long_text(100, 'x');

class implementor : dynify::placeable {
 public:
  explicit implementor(int factor = 1) : factor_(factor) {}

  test::lazy length(std::string text) { co_return factor_* static_cast<int>(text.size()); }
  test::strict strict_length(std::string text) { co_return factor_* static_cast<int>(text.size()); }
  test::self_allocating allocated(int n) { co_return n; }
  test::seeing seen(int n) { co_return n; }
  test::transforming asked(int n) {
    co_await test::ask();
    co_return n + co_await test::ask();
  }

 private:
  int factor_;
};

/// Allocations of the heap while `f` runs.
template <class F>
std::size_t allocations_of(F f) {
  const std::size_t before = heap_used().allocations;
  f();
  return heap_used().allocations - before;
}

TEST(Placeable, C02_init_returns_the_methods_own_type_with_its_frame_in_the_buffer) {
  implementor object(2);
  DynForeign dyn = object;
  buffer<512> frame;
  std::string text = long_text;
  EXPECT_EQ(allocations_of([&] {
              auto call = dyn.length(std::move(text)).init(frame);
              static_assert(std::is_same_v<decltype(call), test::lazy>);
              const auto* const at = static_cast<std::byte*>(call.coroutine().address());
              EXPECT_GE(at, reinterpret_cast<std::byte*>(&frame));
              EXPECT_LT(at, reinterpret_cast<std::byte*>(&frame + 1));
              EXPECT_TRUE(frame.occupied());
              EXPECT_EQ(call.run(), 200);
            }),
            0U);
  EXPECT_FALSE(frame.occupied());
}

TEST(Placeable, C03_in_is_init) {
  implementor object;
  DynForeign dyn = object;
  buffer<512> frame;
  auto call = dyn.strict_length("four").in(frame);
  static_assert(std::is_same_v<decltype(call), test::strict>);
  EXPECT_EQ(call.run(), 4);
}

TEST(Placeable, C01_layout_is_exact_and_gives_the_arguments_back) {
  implementor object;
  DynForeign dyn = object;
  auto lazy = dyn.length(long_text);
  auto strict = dyn.strict_length(long_text);
  const dynify::layout of_lazy = lazy.layout();
  const dynify::layout of_strict = strict.layout();
  alignas(std::max_align_t) std::byte bytes[1024];
  auto refused = std::move(lazy).try_init(std::span(bytes, of_lazy.size - 1));
  ASSERT_FALSE(refused);
  auto built = std::move(refused).constructor().init(std::span(bytes, of_lazy.size));
  EXPECT_EQ(built.run(), 100);
  alignas(std::max_align_t) std::byte others[1024];
  EXPECT_EQ(std::move(strict).init(std::span(others, of_strict.size)).run(), 100);
}

template <class Constructor>
void expect_given_back(Constructor call) {
  buffer<16> small;
  auto refused = std::move(call).try_init(small);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason(), dynify::init_failure::out_of_capacity);
  Constructor again = std::move(refused).constructor();
  EXPECT_THROW((void)std::move(again).init(small), dynify::out_of_capacity);
  buffer<512> frame;
  EXPECT_EQ(std::move(again).init(small, frame).run(), 100);
  EXPECT_FALSE(small.occupied());
}

TEST(Placeable, C02_a_refusal_gives_the_arguments_back) {
  implementor object;
  DynForeign dyn = object;
  expect_given_back(dyn.length(long_text));
}

TEST(Placeable, C02_a_refusal_of_a_type_without_an_empty_object_gives_the_arguments_back) {
  implementor object;
  DynForeign dyn = object;
  static_assert(!std::is_default_constructible_v<test::strict>);
  expect_given_back(dyn.strict_length(long_text));
}

TEST(Placeable, C02_boxed_is_on_the_heap_and_not_where_the_library_would_allocate) {
  implementor object;
  DynForeign dyn = object;
  const int living = test::allocating::living;
  auto call = dyn.allocated(3).boxed();
  EXPECT_EQ(test::allocating::living, living);
  EXPECT_EQ(call.run(), 3);
}

TEST(Placeable, C02_a_call_that_nobody_places_is_allocated_by_the_library) {
  implementor object;
  const int living = test::allocating::living;
  {
    auto call = object.allocated(3);
    EXPECT_EQ(test::allocating::living, living + 1);
    EXPECT_EQ(call.run(), 3);
  }
  EXPECT_EQ(test::allocating::living, living);
  EXPECT_EQ(object.length("four").run(), 4);
}

TEST(Placeable, C02_an_exhausted_heap_throws_bad_alloc) {
  implementor object;
  const test::exhausted_heap none;
  EXPECT_THROW((void)object.length(""), std::bad_alloc);
  EXPECT_THROW((void)object.strict_length(""), std::bad_alloc);
  EXPECT_THROW((void)object.allocated(1), std::bad_alloc);
}

TEST(Placeable, C02_a_promise_is_made_of_the_object_and_the_parameters) {
  implementor object;
  DynForeign dyn = object;
  buffer<512> frame;
  auto call = dyn.seen(7).init(frame);
  EXPECT_EQ(call.coroutine().promise().seen, 7);
  EXPECT_EQ(call.run(), 107);  // the promise saw the frame's own parameter
}

template <class Task, class A>
concept awaitable_in = requires(dynify::placed_promise<typename Task::promise_type, Task>& p,
                                A&& a) { p.await_transform(static_cast<A&&>(a)); };

TEST(Placeable, C02_await_transform_of_the_library_decides_what_is_awaited) {
  implementor object;
  DynForeign dyn = object;
  buffer<512> frame;
  EXPECT_EQ(dyn.asked(5).init(frame).run(), 7);
  static_assert(awaitable_in<test::transforming, test::ask>);
  static_assert(!awaitable_in<test::transforming, std::suspend_never>);
  static_assert(awaitable_in<test::lazy, std::suspend_never>);  // it has no await_transform
}

TEST(Placeable, C08_it_is_destroyed_before_it_starts) {
  implementor object;
  DynForeign dyn = object;
  buffer<512> frame;
  {
    const auto unused = dyn.length(long_text).init(frame);
  }
  EXPECT_FALSE(frame.occupied());
}

TEST(Placeable, T20_a_bound_dyn_returns_the_librarys_type) {
  implementor object;
  DynForeign dyn = object;
  buffer<512> frame;
  auto bound = dynify::bind(dyn, frame);
  static_assert(dynify::implements<decltype(bound), Foreign>);
  EXPECT_EQ(bound.length("four").run(), 4);
  EXPECT_EQ(bound.strict_length("four").run(), 4);
}

// ---- Who can be placed ----

struct aggregate {
  using dynify_placeable = void;
  int factor;
  test::lazy times(int n) const { co_return factor* n; }
};
template <class T>
class generic : dynify::placeable {
 public:
  static test::lazy size(dynify::placed_t) { co_return static_cast<int>(sizeof(T)); }
  test::lazy doubled(T n) && { co_return static_cast<int>(n * 2); }
};
test::strict twice(dynify::placed_t, std::string text) {
  co_return 2 * static_cast<int>(text.size());
}

test::lazy half(dynify::placed_t, std::string text) { co_return static_cast<int>(text.size() / 2); }

/// What a defer of `f` gives in a buffer, with nothing allocated.
template <class F>
int placed_result(F f) {
  buffer<2048> frame;
  int result = 0;
  EXPECT_EQ(allocations_of([&] { result = dynify::defer(std::ref(f)).init(frame).run(); }), 0U);
  return result;
}

TEST(Placeable, C15_an_aggregate_says_so_by_a_member) {
  static_assert(std::is_aggregate_v<aggregate>);
  const aggregate a{3};
  EXPECT_EQ(placed_result([&] { return a.times(4); }), 12);
}

TEST(Placeable, C15_class_templates_static_and_free_functions_and_lambdas_are_placed) {
  EXPECT_EQ(placed_result([] { return generic<long long>::size(dynify::placed); }), 8);
  EXPECT_EQ(placed_result([] { return generic<short>().doubled(4); }), 8);
  EXPECT_EQ(placed_result([] { return twice(dynify::placed, "four"); }), 8);
  const auto lambda = [](dynify::placed_t, int n) -> test::lazy { co_return n; };
  EXPECT_EQ(placed_result([&] { return lambda(dynify::placed, 8); }), 8);
}

TEST(Placeable, C15_a_refused_free_function_gives_its_arguments_back) {
  expect_given_back(dynify::defer(&half, dynify::placed, long_text + long_text));
}

/// Not placeable: its coroutines are the library's.
struct not_placeable {
  test::lazy length(std::string) { co_return 1; }
  test::strict strict_length(std::string) { co_return 1; }
  test::self_allocating allocated(int) { co_return 1; }
  test::seeing seen(int) { co_return 1; }
  test::transforming asked(int) { co_return 1; }
};

TEST(Placeable, C05_a_class_that_is_not_placeable_is_a_definite_error) {
  not_placeable object;
  DynForeign dyn = object;
  buffer<512> frame;
  const int living = test::allocating::living;
  EXPECT_THROW((void)dyn.length("").init(frame), dynify::frame_not_placed);
  EXPECT_THROW((void)dyn.strict_length("").init(frame), dynify::frame_not_placed);
  EXPECT_THROW((void)dyn.allocated(1).init(frame), dynify::frame_not_placed);
  EXPECT_FALSE(dyn.seen(1).try_init(frame));
  EXPECT_FALSE(frame.occupied());
  EXPECT_EQ(test::allocating::living, living);
  EXPECT_NE(std::string(dynify::frame_not_placed().what()).find("dynify::placeable"),
            std::string::npos);
}

// ---- Promises of one's own ----

struct own_promise;
struct own {
  using promise_type = own_promise;
  std::coroutine_handle<own_promise> coroutine;
};
/// Derived from the mixin; nothing is wrapped, and no class says that it is placeable.
struct own_promise : test::lazy_promise_base<int>, dynify::frame_allocation<own> {
  own get_return_object() { return {std::coroutine_handle<own_promise>::from_promise(*this)}; }
};
struct own_strict {
  struct promise_type : test::lazy_promise_base<int>, dynify::frame_allocation<> {
    own_strict get_return_object() {
      return own_strict(std::coroutine_handle<promise_type>::from_promise(*this));
    }
  };
  explicit own_strict(std::coroutine_handle<promise_type> h) : coroutine(h) {}
  std::coroutine_handle<promise_type> coroutine;
};
own own_length(std::string text) { co_return static_cast<int>(text.size()); }
own_strict own_strict_length(std::string text) { co_return static_cast<int>(text.size()); }

template <class F>
void expect_own_placed(F function) {
  buffer<16> small;
  buffer<512> frame;
  auto refused = dynify::defer(function, long_text).try_init(small);
  ASSERT_FALSE(refused);
  auto call = std::move(refused).constructor();
  EXPECT_GT(call.layout().size, 16U);
  EXPECT_EQ(allocations_of([&] {
              const auto built = std::move(call).init(frame);
              built.coroutine.resume();
              EXPECT_EQ(built.coroutine.promise().result, 100);
              built.coroutine.destroy();
            }),
            0U);
  EXPECT_FALSE(frame.occupied());
}

TEST(FrameAllocation, C12_the_promise_of_ones_own_is_placed_by_one_base) {
  static_assert(!dynify::detail::wants_wrapping<own_promise>);
  expect_own_placed(&own_length);
  expect_own_placed(&own_strict_length);
  const test::exhausted_heap none;
  EXPECT_THROW((void)own_length(""), std::bad_alloc);
  EXPECT_THROW((void)own_strict_length(""), std::bad_alloc);
}

// ---- Awaiters ----

struct immovable {
  immovable() = default;
  immovable(immovable&&) = delete;
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<>) noexcept {
    ++suspensions;
    return false;
  }
  [[nodiscard]] int await_resume() const noexcept { return suspensions; }
  int suspensions = 0;
};
struct member_operator {
  immovable operator co_await() const noexcept { return {}; }
};
struct free_operator {
  int kept = 0;
};
struct refers {
  const free_operator& to;
  [[nodiscard]] bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  [[nodiscard]] int await_resume() const noexcept { return to.kept; }
};
refers operator co_await(const free_operator& a) noexcept { return {a}; }

enum class how { void_later, true_later, false_now, handle_now, typed };
template <how How>
struct shaped {
  std::coroutine_handle<>& held;
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  auto await_suspend(std::coroutine_handle<> h) const noexcept
    requires(How != how::typed)
  {
    if constexpr (How == how::void_later) {
      held = h;
    } else if constexpr (How == how::true_later) {
      held = h;
      return true;
    } else if constexpr (How == how::false_now) {
      return false;
    } else {
      return h;
    }
  }
  /// Only of coroutines of that type.
  void await_suspend(std::coroutine_handle<test::lazy::promise_type> h) const noexcept
    requires(How == how::typed)
  {
    h.promise().waiting =
        std::coroutine_handle<test::lazy::promise_type>::from_promise(h.promise());
    held = h.promise().waiting;
    h.promise().waiting = nullptr;
  }
  [[nodiscard]] int await_resume() const noexcept { return 1; }
};

template <how How>
test::lazy await_shaped(dynify::placed_t, std::coroutine_handle<>& held) {
  co_return co_await shaped<How>{held};
}
template <how How>
int shaped_result() {
  buffer<512> frame;
  std::coroutine_handle<> held;
  const auto call =
      dynify::defer([&] { return await_shaped<How>(dynify::placed, held); }).init(frame);
  call.coroutine().resume();
  if (held) {
    EXPECT_EQ(held.address(), call.coroutine().address());
    held.resume();
  }
  return call.coroutine().promise().result.value();
}

TEST(Placeable, C12_await_suspend_of_every_shape_is_told_of_the_coroutine) {
  EXPECT_EQ(shaped_result<how::void_later>(), 1);
  EXPECT_EQ(shaped_result<how::true_later>(), 1);
  EXPECT_EQ(shaped_result<how::false_now>(), 1);
  EXPECT_EQ(shaped_result<how::handle_now>(), 1);
  EXPECT_EQ(shaped_result<how::typed>(), 1);
}

test::lazy await_operators(dynify::placed_t, immovable& lvalue) {
  const free_operator kept{20};
  int n = co_await member_operator() + co_await immovable() + co_await free_operator{10};
  n += co_await kept;
  co_return n + co_await lvalue;
}

TEST(Placeable, C12_awaiters_are_found_by_member_and_free_operators_and_used_where_they_are) {
  immovable lvalue;
  EXPECT_EQ(placed_result([&] { return await_operators(dynify::placed, lvalue); }), 33);
  EXPECT_EQ(lvalue.suspensions, 1);  // this very object, not a copy
}

TEST(Placeable, C12_noexcept_is_forwarded) {
  struct throwing {
    bool await_ready() { return true; }
    void await_suspend(std::coroutine_handle<>) {}
    void await_resume() {}
  };
  using promise = dynify::placed_promise<test::lazy::promise_type, test::lazy>;
  promise* p = nullptr;
  using handle = std::coroutine_handle<promise>;
  static_assert(noexcept(p->initial_suspend()) && noexcept(p->final_suspend()));
  static_assert(noexcept(p->get_return_object()) && noexcept(p->unhandled_exception()));
  static_assert(noexcept(p->final_suspend().await_suspend(handle())));
  static_assert(noexcept(p->await_transform(immovable()).await_suspend(handle())));
  static_assert(!noexcept(p->await_transform(throwing()).await_ready()));
  static_assert(!noexcept(p->await_transform(throwing()).await_suspend(handle())));
  static_assert(!noexcept(p->await_transform(throwing()).await_resume()));
  static_assert(!noexcept(p->return_value(1)));
}

/// Yields, and returns nothing.
struct generator {
  struct promise_type {
    struct yielding {
      int* into;
      int value;
      [[nodiscard]] bool await_ready() const noexcept { return false; }
      void await_suspend(std::coroutine_handle<promise_type> h) const noexcept {
        h.promise().value = value;
      }
      void await_resume() const noexcept {}
    };
    generator get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
    [[nodiscard]] std::suspend_always final_suspend() const noexcept { return {}; }
    yielding yield_value(int n) noexcept { return {&value, n}; }
    void return_void() const noexcept {}
    void unhandled_exception() const { throw; }
    int value = 0;
  };
  std::coroutine_handle<promise_type> coroutine;
};
generator count_to(dynify::placed_t, int n) {
  for (int i = 1; i <= n; ++i) co_yield i;
}

TEST(Placeable, C12_yield_value_and_return_void_are_forwarded) {
  buffer<512> frame;
  const generator g = dynify::defer([] { return count_to(dynify::placed, 3); }).init(frame);
  int sum = 0;
  for (g.coroutine.resume(); !g.coroutine.done(); g.coroutine.resume())
    sum += g.coroutine.promise().value;
  EXPECT_EQ(sum, 6);
  g.coroutine.destroy();
  EXPECT_FALSE(frame.occupied());
}

struct braced {
  struct pair {
    int first;
    int second;
  };
  struct promise_type {
    braced get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    [[nodiscard]] std::suspend_never initial_suspend() const noexcept { return {}; }
    [[nodiscard]] std::suspend_always final_suspend() const noexcept { return {}; }
    void return_value(const pair& p) noexcept { sum = p.first + p.second; }
    void unhandled_exception() const { throw; }
    int sum = 0;
  };
  std::coroutine_handle<promise_type> coroutine;
};
braced return_list(dynify::placed_t) { co_return {1, 2}; }

TEST(Placeable, C12_a_braced_list_is_returned) {
  buffer<512> frame;
  const braced b = dynify::defer([] { return return_list(dynify::placed); }).init(frame);
  EXPECT_EQ(b.coroutine.promise().sum, 3);
  b.coroutine.destroy();
}

// ---- Bodies that throw, suspend, and await each other ----

test::lazy throwing(dynify::placed_t) {
  throw std::runtime_error("body");
  co_return 0;
}

TEST(Placeable, C09_what_the_body_throws_reaches_who_waits) {
  buffer<512> frame;
  EXPECT_THROW((void)dynify::defer([] { return throwing(dynify::placed); }).init(frame).run(),
               std::runtime_error);
  EXPECT_FALSE(frame.occupied());
}

TEST(Placeable, C08_it_is_destroyed_while_it_is_suspended) {
  buffer<512> frame;
  std::coroutine_handle<> held;
  {
    const auto call = dynify::defer([&] {
                        return await_shaped<how::void_later>(dynify::placed, held);
                      }).init(frame);
    call.coroutine().resume();
    EXPECT_TRUE(held);
  }
  EXPECT_FALSE(frame.occupied());
}

/// Starts at once, and has no empty object.
test::spawned<int> eager(dynify::placed_t, std::string text) {
  co_return static_cast<int>(text.size());
}

TEST(Placeable, C02_a_body_that_starts_at_once_is_placed) {
  buffer<512> frame;
  EXPECT_EQ(dynify::defer(&eager, dynify::placed, long_text).init(frame).result(), 100);
  EXPECT_FALSE(frame.occupied());
}

struct both : dynify::placeable {
  task<int> next(int n) { co_return n; }
  test::lazy through_task(int n) {
    buffer<256> frame;
    co_return co_await dynify::defer([&] { return next(n); }).in(frame) + 1;
  }
  task<int> through_lazy(int n) {
    buffer<512> frame;
    auto call = dynify::defer([&] { return through_task(n); });
    co_return co_await std::move(call).in(frame) + 1;
  }
};

TEST(Placeable, C14_tasks_and_other_libraries_coroutines_await_each_other) {
  both object;
  buffer<2048> frame;
  auto call = dynify::defer([&] { return object.through_lazy(1); }).init(frame);
  EXPECT_EQ(sync_wait(std::move(call)), 3);
}

// ---- adapt ----

struct adapting : dynify::placeable {
  test::lazy read(int n) { co_return n; }
  task<int> outside(int n) {
    return dynify::adapt<task<int>>([this, n] { return read(n); });
  }
  task<int> inside(int n) {
    return dynify::adapt<task<int>, 256>([this, n] { return read(n); });
  }
  test::lazy to_lazy(int n) {
    return dynify::adapt<test::lazy, 1024>([this, n] { return inside(n); });
  }
};

TEST(Adapt, C02_the_adapting_frame_is_placed_and_the_adapted_one_inside_it) {
  adapting object;
  buffer<2048> frame;
  int result = 0;
  EXPECT_EQ(allocations_of([&] {
              auto call = dynify::defer([&] { return object.inside(5); }).init(frame);
              result = sync_wait(std::move(call));
            }),
            0U);
  EXPECT_EQ(result, 5);
  EXPECT_EQ(allocations_of([&] {
              auto call = dynify::defer([&] { return object.outside(5); }).init(frame);
              result = sync_wait(std::move(call));
            }),
            1U);  // the adapted one, where its library allocates it
}

TEST(Adapt, C02_a_librarys_coroutine_adapts_a_task) {
  adapting object;
  EXPECT_EQ(placed_result([&] { return object.to_lazy(5); }), 5);
}

}  // namespace
