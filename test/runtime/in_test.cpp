// constructor::in: build, start and await in one step.
#include <gtest/gtest.h>

#include <algorithm>
#include <coroutine>
#include <cstddef>
#include <dynify/buffer.hpp>
#include <dynify/heap.hpp>
#include <dynify/sync_wait.hpp>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

#include "arguments.dyn.hpp"
#include "number.dyn.hpp"
#include "results.dyn.hpp"
#include "support/bump_container.hpp"
#include "support/implements_arguments.hpp"
#include "support/implements_results.hpp"
#include "support/manual_executor.hpp"
#include "support/operation_log.hpp"
#include "support/spawned.hpp"

namespace {

using dynify::buffer;
using dynify::heap;
using dynify::sync_wait;
using dynify::task;
using test::operation_log;
using test::tracked;
using entries = operation_log::entries;

struct ready {
  task<int> next() { co_return 1; }
};

struct suspends {
  test::manual_executor executor;
  int times = 1;
  task<int> next() {
    const tracked local("local");
    for (int i = 0; i < times; ++i) co_await executor.suspend();
    co_return 2;
  }
};

task<int> sum(DynNumber number, int n) {
  buffer<1024> frame;
  int total = 0;
  for (int i = 0; i < n; ++i) {
    total += co_await number.next().in(frame);
    if (frame.occupied()) co_return -1;
  }
  co_return total;
}

TEST(In, C03_a_method_that_is_ready_gives_its_result) {
  ready r;
  EXPECT_EQ(sync_wait(sum(r, 10)), 10);
}

TEST(In, C03_nothing_happens_before_it_is_awaited) {
  test::implements_arguments object;
  DynArguments arguments(object);
  buffer<1024> frame;
  {
    auto call = arguments.none().in(frame);
    EXPECT_FALSE(frame.occupied());
    EXPECT_EQ(object.calls, 0);
    EXPECT_EQ(sync_wait(std::move(call)), 0);
  }
  EXPECT_EQ(object.calls, 1);
}

TEST(In, C03_a_method_that_suspends_gives_its_result_when_resumed) {
  for (const int times : {1, 2, 5}) {
    suspends s{{}, times};
    const auto running = test::spawn<int>(sum(s, 10));
    EXPECT_FALSE(running.done());
    s.executor.run();
    ASSERT_TRUE(running.done());
    EXPECT_EQ(running.result(), 20);
  }
}

task<int> three() { co_return 3; }

struct makes_another_after_its_own {
  suspends inner;
  task<int> next() {
    task<int> own = inner.next();
    const task<int> other = three();
    return own;
  }
};

TEST(In, C02_a_coroutine_made_once_the_methods_own_has_suspended_leaves_its_place_alone) {
  makes_another_after_its_own m;
  const auto running = test::spawn<int>(sum(m, 3));
  m.inner.executor.run();
  ASSERT_TRUE(running.done());
  EXPECT_EQ(running.result(), 6);
}

TEST(In, C03_every_kind_of_result_comes_out_of_in_and_init) {
  test::implements_results object;
  DynResults results(object);
  for (const bool suspend : {false, true}) {
    object.suspends = suspend;
    const auto all = [](DynResults r, int& named) -> task<bool> {
      buffer<1024> f;
      co_await r.nothing().in(f);
      bool good = co_await r.value().in(f) == 7;
      good = good && co_await r.value().init(f) == 7;
      const std::string text = co_await r.long_value().in(f);
      good = good && text == co_await r.long_value().init(f);
      int& a = co_await r.reference().in(f);
      int& b = co_await r.reference().init(f);
      const int& c = co_await r.const_reference().in(f);
      good = good && &a == &named && &b == &named && &c == &named;
      good = good && *(co_await r.move_only().in(f)) == 8;
      good = good && *(co_await r.move_only().init(f)) == 8;
      good = good && (co_await r.no_default().in(f)).value == 9;
      good = good && (co_await r.no_default().init(f)).value == 9;
      good = good && (co_await r.moved(9).in(f)).moves_left == 7;
      co_return good && !f.occupied();
    };
    const auto running = test::spawn<bool>(all(results, object.named));
    object.executor.run();
    ASSERT_TRUE(running.done());
    EXPECT_TRUE(running.result());
  }
}

TEST(In, C06_an_over_aligned_result_is_aligned_where_the_awaiter_is) {
  test::implements_results object;
  DynResults results(object);
  buffer<1024> frame;
  EXPECT_EQ(sync_wait(results.aligned().in(frame)).value, 10);
  EXPECT_EQ(sync_wait(results.aligned().init(frame)).value, 10);
}

TEST(In, C09_an_exception_of_the_body_comes_out_of_the_await) {
  test::implements_results object;
  DynResults results(object);
  for (const bool suspend : {false, true}) {
    object.suspends = suspend;
    const auto catches = [](DynResults r) -> task<int> {
      buffer<1024> f;
      int caught = 0;
      for (int i = 0; i < 3; ++i) {
        try {
          (void)co_await r.thrown().in(f);
        } catch (const std::runtime_error&) {
          caught += !f.occupied();
        }
        try {
          (void)co_await r.moved(i).in(f);
        } catch (const std::runtime_error&) {
          caught += 10 * !f.occupied();
        }
      }
      co_return caught;
    };
    const auto running = test::spawn<int>(catches(results));
    object.executor.run();
    EXPECT_EQ(running.result(), 23);
  }
}

TEST(In, C05_out_of_capacity_comes_out_of_the_await_and_runs_nothing) {
  test::implements_arguments object;
  DynArguments arguments(object);
  const std::size_t needed = arguments.place(1).layout().size;
  const auto numbers = [](DynArguments a, std::size_t& available) -> task<std::size_t> {
    buffer<8> small;
    try {
      (void)co_await a.place(1).in(small);
    } catch (const dynify::out_of_capacity& e) {
      available = e.available();
      co_return small.occupied() ? std::size_t{0} : e.needed();
    }
    co_return std::size_t{0};
  };
  std::size_t available = 0;
  EXPECT_EQ(sync_wait(numbers(arguments, available)), needed);
  EXPECT_EQ(available, 8u);
  EXPECT_EQ(object.calls, 0);
}

template <std::size_t N>
void expect_too_few(DynNumber number) {
  buffer<N> frame;
  EXPECT_THROW((void)sync_wait(number.next().in(frame)), dynify::out_of_capacity) << N;
  std::byte raw[N + 1];
  EXPECT_THROW((void)sync_wait(number.next().in(std::span(raw).first(N))), dynify::out_of_capacity)
      << N;
}

TEST(In, C05_a_few_bytes_are_too_few_however_few) {
  ready implementor;
  [&]<std::size_t... N>(std::index_sequence<N...>) {
    (expect_too_few<N>(implementor), ...);
  }(std::make_index_sequence<3 * sizeof(void*)>());
}

TEST(In, C05_one_expression_can_use_a_buffer_twice) {
  const auto sum_in = [](DynNumber n) -> task<int> {
    buffer<1024> f;
    int sum =
        0;  // the operands of + may be awaited both before either result is taken: g++ does so
    (sum += co_await n.next().in(f)), (sum += co_await n.next().in(f));
    co_return sum;
  };
  const auto sum_init = [](DynNumber n) -> task<int> {
    buffer<1024> f;
    int sum =
        0;  // init takes its place before it is awaited: the operands of + may both do so first
    (sum += co_await n.next().init(f)), (sum += co_await n.next().init(f));
    co_return sum;
  };
  suspends s;
  ready r;
  for (const bool by_in : {true, false}) {
    const auto sums = [&](DynNumber n) { return by_in ? sum_in(n) : sum_init(n); };
    EXPECT_EQ(sync_wait(sums(r)), 2);
    const auto running = test::spawn<int>(sums(s));
    s.executor.run();
    EXPECT_EQ(running.result(), 4);
  }
}

TEST(In, C05_a_buffer_is_occupied_while_the_body_is_suspended) {
  suspends s;
  ready r;
  buffer<1024> frame;
  const auto awaits = [](DynNumber n, buffer<1024>& f) -> task<int> {
    co_return co_await n.next().in(f);
  };
  const auto running = test::spawn<int>(awaits(s, frame));
  EXPECT_TRUE(frame.occupied());
  EXPECT_THROW((void)sync_wait(awaits(r, frame)), dynify::buffer_occupied);
  EXPECT_THROW((void)DynNumber(r).next().init(frame), dynify::buffer_occupied);
  EXPECT_FALSE(DynNumber(r).next().try_init(frame));
  EXPECT_TRUE(frame.occupied());
  s.executor.run();
  EXPECT_EQ(running.result(), 2);
  EXPECT_FALSE(frame.occupied());
  EXPECT_EQ(sync_wait(awaits(r, frame)), 1);
}

TEST(In, C08_destroying_who_awaits_destroys_the_suspended_frame) {
  suspends s;
  buffer<1024> frame;
  const auto awaits = [](DynNumber n, buffer<1024>& f) -> task<int> {
    const tracked outer("outer");
    co_return co_await n.next().in(f);
  };
  operation_log::take();
  {
    const auto running = test::spawn<int>(awaits(s, frame));
    EXPECT_TRUE(frame.occupied());
    EXPECT_EQ(operation_log::take(), (entries{"construct outer", "construct local"}));
  }
  EXPECT_EQ(operation_log::take(), (entries{"destroy local", "destroy outer"}));
  EXPECT_FALSE(frame.occupied());
}

TEST(In, C08_destroying_who_awaits_gives_a_container_its_storage_back) {
  suspends s;
  test::bump_container bump(4096);
  buffer<8> small;
  const auto awaits = [](DynNumber n, buffer<8>& first, test::bump_container& c) -> task<int> {
    co_return co_await n.next().in(first, c);
  };
  {
    const auto running = test::spawn<int>(awaits(s, small, bump));
    EXPECT_EQ(bump.living(), 1u);
    EXPECT_FALSE(small.occupied());
  }
  EXPECT_EQ(bump.living(), 0u);
  EXPECT_EQ(bump.released, bump.allocated);
  s.executor.forget();
  const auto running = test::spawn<int>(awaits(s, small, bump));
  s.executor.run();
  EXPECT_EQ(running.result(), 2);
  EXPECT_EQ(bump.living(), 0u);
}

task<std::string> await_tracked(DynArguments a) {
  buffer<1024> frame;
  co_return co_await a.tracked_value(tracked("argument")).in(frame);
}

TEST(In, C08_an_argument_is_moved_into_the_frame_and_destroyed_once) {
  test::implements_arguments object;
  operation_log::take();
  EXPECT_EQ(sync_wait(await_tracked(object)), "argument");
  const entries log = operation_log::take();
  EXPECT_EQ(test::destructions(log, "argument"), 1);
  EXPECT_EQ(std::count(log.begin(), log.end(), "copy argument"), 0);
}

TEST(In, C02_in_takes_the_first_container_that_has_room) {
  test::implements_arguments object;
  const auto places = [](DynArguments a) -> task<bool> {
    buffer<8> small;
    buffer<1024> large;
    std::byte raw[1024];
    const auto inside = [](const void* p, const auto& c) {
      const auto* const begin = reinterpret_cast<const std::byte*>(&c);
      return p >= begin && p < begin + sizeof c;
    };
    bool good = inside(co_await a.place(1).in(small, large), large);
    good = good && inside(co_await a.place(1).in(large, small), large);
    good = good && inside(co_await a.place(1).in(raw), raw);
    good = good && inside(co_await a.place(1).in(std::span<std::byte>(raw)), raw);
    good = good && inside(co_await a.place(1).in(small, raw, heap), raw);
    good = good && !inside(co_await a.place(1).in(small, heap), small);
    (void)co_await a.place(1).in(heap);
    co_return good && !small.occupied() && !large.occupied();
  };
  EXPECT_TRUE(sync_wait(places(object)));
}

TEST(In, C02_in_passes_over_an_occupied_buffer_and_leaves_it_occupied) {
  test::implements_arguments object;
  DynArguments arguments(object);
  buffer<1024> occupied;
  buffer<1024> other;
  const task<const void*> living = arguments.place(1).init(occupied);
  (void)sync_wait(arguments.place(1).in(occupied, other));
  (void)sync_wait(arguments.place(1).in(occupied, heap));
  EXPECT_TRUE(occupied.occupied());
  EXPECT_FALSE(other.occupied());
}

TEST(In, C03_somebody_elses_coroutine_type_awaits_in) {
  suspends s;
  const auto foreign = [](DynNumber n) -> test::spawned<int> {
    buffer<1024> frame;
    const int first = co_await n.next().in(frame);
    co_return first + co_await n.next().in(frame);
  };
  const auto running = foreign(s);
  EXPECT_FALSE(running.done());
  s.executor.run();
  EXPECT_EQ(running.result(), 4);
  ready r;
  EXPECT_EQ(foreign(r).result(), 2);
}

/// Goes on on a thread of its own.
struct new_thread {
  std::thread& thread;
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  // noinline: the body may have ended, and its frame with this, before the thread is assigned.
  [[gnu::noinline]] void await_suspend(std::coroutine_handle<> h) const {
    std::thread& here = thread;
    here = std::thread([h] { h.resume(); });
  }
  void await_resume() const noexcept {}
};

struct moves_to_thread {
  std::thread thread;
  task<int> next() {
    co_await new_thread{thread};
    co_return 3;
  }
};

TEST(In, C13_the_body_may_end_on_another_thread) {
  moves_to_thread m;
  buffer<1024> frame;
  EXPECT_EQ(sync_wait(DynNumber(m).next().in(frame)), 3);
  m.thread.join();
  EXPECT_FALSE(frame.occupied());
  EXPECT_EQ(sync_wait(DynNumber(m).next().init(frame)), 3);
  m.thread.join();
  EXPECT_FALSE(frame.occupied());
}

template <std::size_t N>
struct nested {
  DynNumber inner;
  task<int> next() {
    buffer<N> frame;
    const int n = co_await inner.next().in(frame);
    co_return n + co_await inner.next().init(frame);
  }
};

TEST(In, C03_calls_nest) {
  suspends s;
  nested<512> middle{s};
  nested<1024> outer{middle};
  buffer<4096> frame;
  const auto awaits = [](DynNumber n, buffer<4096>& f) -> task<int> {
    co_return co_await n.next().in(f);
  };
  const auto running = test::spawn<int>(awaits(outer, frame));
  s.executor.run();
  EXPECT_EQ(running.result(), 8);
  ready r;
  nested<512> over_ready{r};
  EXPECT_EQ(sync_wait(awaits(over_ready, frame)), 2);
}

TEST(In, C08_destroying_who_awaits_destroys_nested_frames_innermost_first) {
  suspends s;
  nested<512> middle{s};
  operation_log::take();
  {
    const auto running = test::spawn<int>(sum(middle, 1));
    EXPECT_EQ(operation_log::take(), (entries{"construct local"}));
  }
  EXPECT_EQ(operation_log::take(), (entries{"destroy local"}));
}

}  // namespace
