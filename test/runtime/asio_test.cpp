// Asio's coroutines, behind a dyn; with TEST_BOOST_ASIO those of Boost's edition.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <coroutine>
#include <dynify/dynify.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#ifdef TEST_BOOST_ASIO
#include <dynify/boost_asio.hpp>

#include "boost_asio_reader.dyn.hpp"
namespace lib = boost::asio;
#define AWAITABLE dynify::boost_asio_awaitable
#else
#include <dynify/asio.hpp>
#include "asio_reader.dyn.hpp"
namespace lib = asio;
#define AWAITABLE dynify::asio_awaitable
#endif
#include "support/heap_use.hpp"

namespace {

using dynify::buffer;
using lib::awaitable;
using lib::use_awaitable;
using test::heap_used;

const std::string long_text(100, 'x');

/// Resumes a coroutine of any type from the context's queue.
struct on_context {
  lib::io_context& context;
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const { lib::post(context, h); }
  void await_resume() const noexcept {}
};

class reader : dynify::placeable {
 public:
  awaitable<int> read(std::string key) {
    if (key.empty()) throw std::runtime_error("no key");
    co_await lib::post(use_awaitable);
    co_return static_cast<int>(key.size());
  }
  awaitable<void> wait(int turns) const {
    for (int i = 0; i < turns; ++i) co_await lib::post(use_awaitable);
  }
  awaitable<int, lib::io_context::executor_type> typed(int n) { co_return n; }
};

/// Runs a coroutine to its end; what it throws comes out.
template <class Awaitable>
void run(Awaitable awaitable) {
  lib::io_context context;
  std::exception_ptr error;
  lib::co_spawn(context, std::move(awaitable),
                [&](std::exception_ptr e, auto&&...) { error = std::move(e); });
  context.run();
  if (error) std::rethrow_exception(error);
}

awaitable<void> allocations_in_calls(DynReader dyn) {
  buffer<1024> frame;
  (void)co_await dyn.read("first: the queues of Asio get their memory").in(frame);
  const std::size_t before = heap_used().allocations;
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(co_await dyn.read("four").in(frame), 4);
    co_await dyn.wait(2).in(frame);
  }
  EXPECT_EQ(heap_used().allocations - before, 0U);
  EXPECT_FALSE(frame.occupied());
}

TEST(Asio, C03_calls_in_a_buffer_allocate_nothing_after_the_first) {
  reader object;
  run(allocations_in_calls(object));
}

awaitable<void> combines(DynReader dyn) {
  using namespace lib::experimental::awaitable_operators;
  buffer<1024> first;
  buffer<1024> second;
  auto [a, b] = co_await (dyn.read("four").init(first) && dyn.read("three").init(second));
  EXPECT_EQ(a + b, 9);
  const auto either = co_await (dyn.read("four").init(first) || dyn.wait(100000).init(second));
  EXPECT_EQ(either.index(), 0U);  // the other was cancelled
}

TEST(Asio, C02_init_returns_an_awaitable_that_operators_and_co_spawn_take) {
  reader object;
  DynReader dyn = object;
  run(combines(dyn));

  lib::io_context context;
  buffer<1024> frame;
  auto call = dyn.read("four").init(frame);
  static_assert(std::is_same_v<decltype(call), awaitable<int>>);
  int result = 0;
  lib::co_spawn(context, std::move(call), [&](std::exception_ptr, int n) { result = n; });
  EXPECT_TRUE(frame.occupied());
  context.run();
  EXPECT_EQ(result, 4);
  EXPECT_FALSE(frame.occupied());
}

TEST(Asio, C02_another_executor_type_is_placed_too) {
  reader object;
  DynReader dyn = object;
  lib::io_context context;
  buffer<1024> frame;
  int result = 0;
  lib::co_spawn(context.get_executor(), dyn.typed(5).init(frame),
                [&](std::exception_ptr, int n) { result = n; });
  context.run();
  EXPECT_EQ(result, 5);
}

awaitable<void> throws_and_goes_on(DynReader dyn) {
  buffer<1024> frame;
  bool thrown = false;
  try {
    (void)co_await dyn.read("").in(frame);
  } catch (const std::runtime_error&) {
    thrown = true;
  }
  EXPECT_TRUE(thrown);
  EXPECT_EQ(co_await dyn.read("four").in(frame), 4);
}

TEST(Asio, C09_what_the_body_throws_comes_out_of_co_await) {
  reader object;
  run(throws_and_goes_on(object));
}

TEST(Asio, C02_a_refusal_gives_the_arguments_back) {
  reader object;
  DynReader dyn = object;
  buffer<16> small;
  buffer<1024> frame;
  auto call = dyn.read(long_text);
  EXPECT_GT(call.layout().size, 16U);
  auto refused = std::move(call).try_init(small);
  ASSERT_FALSE(refused);
  run([](awaitable<int> again) -> awaitable<void> {
    EXPECT_EQ(co_await std::move(again), 100);
  }(std::move(refused).constructor().init(small, frame)));
}

TEST(Asio, T20_a_bound_dyn_returns_awaitables) {
  reader object;
  buffer<1024> frame;
  auto bound = dynify::bind(DynReader(object), frame);
  static_assert(dynify::implements<decltype(bound), Reader>);
  run([](auto& stream) -> awaitable<void> {
    EXPECT_EQ(co_await stream.read("four"), 4);
    EXPECT_EQ(co_await stream.read("three"), 5);
  }(bound));
}

TEST(Asio, C08_it_is_destroyed_before_it_starts_and_with_its_context) {
  reader object;
  DynReader dyn = object;
  buffer<1024> frame;
  {
    const auto unused = dyn.read(long_text).init(frame);
  }
  EXPECT_FALSE(frame.occupied());
  {
    lib::io_context context;
    lib::co_spawn(context, dyn.wait(100).init(frame), lib::detached);
    context.run_one();
    EXPECT_TRUE(frame.occupied());
  }
  EXPECT_FALSE(frame.occupied());
}

// ---- Tasks of dynify in Asio's coroutines ----

struct counted {
  explicit counted(int& living) : count(&living) { ++living; }
  counted(const counted&) = delete;
  counted& operator=(const counted&) = delete;
  ~counted() { --*count; }
  int* count;
};

struct tasks {
  lib::io_context& context;
  int living = 0;

  dynify::task<int> at_once(int n) { co_return n; }
  dynify::task<int> later(int n) {
    const counted here(living);
    co_await on_context{context};
    co_return n;
  }
  dynify::task<void> throws() {
    co_await on_context{context};
    throw std::runtime_error("task");
  }
};

/// Runs on the context of its object.
template <class F>
void run_on(lib::io_context& context, F f) {
  std::exception_ptr error;
  lib::co_spawn(context, std::move(f), [&](std::exception_ptr e) { error = std::move(e); });
  context.run();
  context.restart();
  if (error) std::rethrow_exception(error);
}

TEST(AsioAwaitable, C13_a_task_is_awaited_whether_it_suspends_or_not) {
  lib::io_context context;
  tasks object{context};
  run_on(context, [&]() -> awaitable<void> {
    EXPECT_EQ(co_await AWAITABLE(object.at_once(1)), 1);
    EXPECT_EQ(co_await AWAITABLE(object.later(2)), 2);
    buffer<512> frame;
    auto call = dynify::defer([&] { return object.later(3); });
    EXPECT_EQ(co_await AWAITABLE(std::move(call).in(frame)), 3);
    EXPECT_FALSE(frame.occupied());
  });
}

TEST(AsioAwaitable, C09_what_the_task_throws_comes_out_of_co_await) {
  lib::io_context context;
  tasks object{context};
  EXPECT_THROW(run_on(context, [&]() -> awaitable<void> { co_await AWAITABLE(object.throws()); }),
               std::runtime_error);
}

TEST(AsioAwaitable, C03_nothing_is_allocated_after_the_first) {
  lib::io_context context;
  tasks object{context};
  run_on(context, [&]() -> awaitable<void> {
    buffer<512> frame;
    buffer<4096> place;
    std::size_t before = 0;
    for (int i = 0; i < 100; ++i) {
      if (i == 10) before = heap_used().allocations;
      auto call = dynify::defer([&] { return object.later(1); });
      auto wait = dynify::defer(
          [&] { return dynify::adapt<awaitable<int>>([&] { return std::move(call).in(frame); }); });
      EXPECT_EQ(co_await std::move(wait).in(place), 1);
    }
    EXPECT_EQ(heap_used().allocations - before, 0U);
  });
}

TEST(AsioAwaitable, C08_a_context_that_goes_destroys_the_task_that_is_waited_for) {
  int living = 0;
  const auto never = [&living]() -> dynify::task<void> {
    const counted here(living);
    co_await std::suspend_always();
  };
  {
    lib::io_context context;
    lib::co_spawn(
        context,
        [&]() -> awaitable<void> {
          const counted here(living);
          co_await AWAITABLE(never());
        },
        lib::detached);
    context.poll();
    EXPECT_EQ(living, 2);
  }
  EXPECT_EQ(living, 0);
}

TEST(AsioAwaitable, C13_a_cancelled_coroutine_waits_until_the_task_ends) {
  lib::io_context context;
  tasks object{context};
  lib::cancellation_signal signal;
  int result = 0;
  std::exception_ptr error;
  lib::co_spawn(
      context, [&]() -> awaitable<void> { result = co_await AWAITABLE(object.later(4)); },
      lib::bind_cancellation_slot(signal.slot(),
                                  [&](std::exception_ptr e) { error = std::move(e); }));
  while (object.living == 0) context.run_one();
  signal.emit(lib::cancellation_type::terminal);
  context.run();
  EXPECT_EQ(result, 4);
  EXPECT_FALSE(error);  // nothing cancellable was awaited
  EXPECT_EQ(object.living, 0);
}

TEST(AsioAwaitable, C02_a_trait_of_awaitables_is_implemented_by_tasks_through_adapt) {
  lib::io_context context;
  struct adapting {
    tasks object;
    awaitable<int> read(std::string key) {
      return dynify::adapt<awaitable<int>>(
          [this, n = static_cast<int>(key.size())] { return object.later(n); });
    }
    awaitable<void> wait(int) const {
      return dynify::adapt<awaitable<void>>([] { return nothing(); });
    }
    static dynify::task<void> nothing() { co_return; }
    awaitable<int, lib::io_context::executor_type> typed(int n) {
      return dynify::adapt<awaitable<int, lib::io_context::executor_type>>(
          [this, n] { return object.at_once(n); });
    }
  };
  adapting object{{context}};
  run_on(context, [&]() -> awaitable<void> {
    DynReader dyn = object;
    buffer<4096> frame;
    EXPECT_EQ(co_await dyn.read("four").in(frame), 4);
    co_await dyn.wait(1).in(frame);
  });
}

// ---- Several threads ----

template <class F>
void run_on_threads(lib::io_context& context, F each) {
  std::atomic<int> failures = 0;
  for (int i = 0; i < 16; ++i)
    lib::co_spawn(context, each(), [&](std::exception_ptr e) { failures += e ? 1 : 0; });
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] { context.run(); });
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(failures, 0);
}

TEST(AsioThreads, C13_frames_in_buffers_move_between_the_threads_of_a_context) {
  lib::io_context context(4);
  reader object;
  DynReader dyn = object;
  std::atomic<int> sum = 0;
  run_on_threads(context, [&]() -> awaitable<void> {
    buffer<1024> frame;
    for (int i = 0; i < 200; ++i) {
      sum += co_await dyn.read("four").in(frame);
      co_await dyn.wait(1).in(frame);
    }
  });
  EXPECT_EQ(sum, 16 * 200 * 4);
}

TEST(AsioThreads, C13_tasks_that_end_on_another_thread_resume_the_coroutine_on_its_executor) {
  lib::io_context context(4);
  lib::io_context other(1);
  auto work = lib::make_work_guard(other);
  std::thread runs_other([&] { other.run(); });
  std::atomic<int> sum = 0;
  std::atomic<int> strays = 0;
  const auto task_on = [&other](int n) -> dynify::task<int> {
    co_await on_context{other};
    co_return n;
  };
  run_on_threads(context, [&]() -> awaitable<void> {
    const auto executor = lib::make_strand(context);
    co_await lib::dispatch(lib::bind_executor(executor, use_awaitable));
    buffer<512> frame;
    for (int i = 0; i < 200; ++i) {
      auto call = dynify::defer([&] { return task_on(1); });
      sum += co_await AWAITABLE(std::move(call).in(frame));
      if (!context.get_executor().running_in_this_thread()) ++strays;
    }
  });
  work.reset();
  runs_other.join();
  EXPECT_EQ(sum, 16 * 200);
  EXPECT_EQ(strays, 0);
}

}  // namespace
