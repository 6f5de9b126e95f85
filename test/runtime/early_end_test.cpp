// Bodies that end on another thread, or in an interrupt, while the function that started them has
// not returned: everything of the call ends at once, and its place serves the next one.
//
// What g++ 15 and newer make of a body that runs inside of its ramp and ends so early is a frame
// that is freed late or twice: a count in the frame, raised and lowered without atomics.
#include <gtest/gtest.h>
#include <signal.h>

#include <coroutine>
#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/heap.hpp>
#include <dynify/interrupt.hpp>
#include <dynify/placeable.hpp>
#include <dynify/sync_wait.hpp>
#include <string>
#include <thread>
#include <utility>

#include "foreign.dyn.hpp"
#include "number.dyn.hpp"
#include "paced.dyn.hpp"
#include "support/heap_use.hpp"

namespace {

using dynify::buffer;
using dynify::defer;
using dynify::sync_wait;
using dynify::task;

constexpr int calls = 20;  // each may stand on the last one's thread

/// Resumes on another thread, and returns from await_suspend once that has ended.
struct on_another_thread {
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const {
    std::thread([h] { h.resume(); }).join();
  }
  void await_resume() const noexcept {}
};

std::coroutine_handle<> to_resume;

void resume_in_interrupt(int) {
  const dynify::interrupt_guard guard;
  std::exchange(to_resume, nullptr).resume();
}

/// Resumes in a signal handler, which interrupts await_suspend.
struct in_an_interrupt {
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const {
    to_resume = h;
    raise(SIGUSR1);
  }
  void await_resume() const noexcept {}
};

enum class where { thread, interrupt };

task<int> one(where w) {
  if (w == where::thread)
    co_await on_another_thread();
  else
    co_await in_an_interrupt();
  co_return 1;
}

struct numbers {
  where w;
  task<int> next() {
    if (w == where::thread)
      co_await on_another_thread();
    else
      co_await in_an_interrupt();
    co_return 1;
  }
};

struct paces {
  where w;
  task<std::string> step(std::string text) {
    if (w == where::thread)
      co_await on_another_thread();
    else
      co_await in_an_interrupt();
    co_return text;
  }
  task<int> depth(int levels) { co_return levels; }
};

class EarlyEnd : public testing::TestWithParam<where> {
 protected:
  void SetUp() override {
    struct sigaction action{};
    action.sa_handler = &resume_in_interrupt;
    action.sa_flags = SA_NODEFER;  // handlers nest
    sigaction(SIGUSR1, &action, nullptr);
  }
  void TearDown() override { signal(SIGUSR1, SIG_DFL); }
};

/// The calls of a loop, one after the other in the same place: each must be gone before the next.
template <class Call>
task<int> loop(Call call) {
  int sum = 0;
  for (int i = 0; i < calls; ++i) sum += co_await call();
  co_return sum;
}

TEST_P(EarlyEnd, C13_in_leaves_its_buffer_free) {
  numbers n{GetParam()};
  buffer<512> frame;
  EXPECT_EQ(sync_wait(loop([&] { return DynNumber(n).next().in(frame); })), calls);
  EXPECT_FALSE(frame.occupied());
}

TEST_P(EarlyEnd, C13_in_of_several_containers_leaves_nothing) {
  numbers n{GetParam()};
  buffer<8> small;
  buffer<512> frame;
  EXPECT_EQ(sync_wait(loop([&] { return DynNumber(n).next().in(small, frame); })), calls);
  EXPECT_FALSE(small.occupied());
  EXPECT_FALSE(frame.occupied());
}

TEST_P(EarlyEnd, C13_init_leaves_its_buffer_free) {
  numbers n{GetParam()};
  buffer<512> frame;
  EXPECT_EQ(sync_wait(loop([&] { return DynNumber(n).next().init(frame); })), calls);
  EXPECT_FALSE(frame.occupied());
}

TEST_P(EarlyEnd, C13_the_heap_gets_each_frame_back_once) {
  numbers n{GetParam()};
  const std::size_t living = test::heap_used().living();
  EXPECT_EQ(sync_wait(loop([&] { return DynNumber(n).next().in(dynify::heap); })), calls);
  EXPECT_EQ(sync_wait(loop([&] { return DynNumber(n).next().boxed(); })), calls);
  EXPECT_EQ(test::heap_used().living(), living);
}

TEST_P(EarlyEnd, C13_defer_leaves_its_buffer_free) {
  buffer<512> frame;
  const where w = GetParam();
  EXPECT_EQ(sync_wait(loop([&] { return defer(&one, w).in(frame); })), calls);
  EXPECT_EQ(sync_wait(loop([&] { return defer([w] { return one(w); }).init(frame); })), calls);
  EXPECT_FALSE(frame.occupied());
}

TEST_P(EarlyEnd, C13_storage_is_free_for_the_next_call) {
  paces p{GetParam()};
  DynPaced paced(p);
  const auto body = [](DynPaced dyn) -> task<int> {
    int right = 0;
    for (int i = 0; i < calls; ++i) right += co_await dyn.step("text") == "text";
    co_return right;
  };
  EXPECT_EQ(sync_wait(body(paced)), calls);
}

TEST_P(EarlyEnd, C13_static_tasks_end_once) {
  const where w = GetParam();
  const std::size_t living = test::heap_used().living();
  EXPECT_EQ(sync_wait(loop([w] { return one(w); })), calls);
  EXPECT_EQ(test::heap_used().living(), living);
}

/// A coroutine type of somebody else's, lazy, whose end resumes who waits.
struct waits_lazily : dynify::placeable {
  explicit waits_lazily(where resumes) : w(resumes) {}
  where w;
  test::lazy length(std::string text) {
    if (w == where::thread)
      co_await on_another_thread();
    else
      co_await in_an_interrupt();
    co_return static_cast<int>(text.size());
  }
  test::strict strict_length(std::string) { co_return 0; }
  test::self_allocating allocated(int n) { co_return n; }
  test::seeing seen(int n) { co_return n; }
  test::transforming asked(int n) { co_return n; }
};

TEST_P(EarlyEnd, C02_a_placed_coroutine_of_another_library_leaves_its_buffer_free) {
  waits_lazily f(GetParam());
  buffer<1024> frame;
  EXPECT_EQ(sync_wait(loop([&] { return DynForeign(f).length("a").init(frame); })), calls);
  EXPECT_FALSE(frame.occupied());
}

INSTANTIATE_TEST_SUITE_P(By, EarlyEnd, testing::Values(where::thread, where::interrupt),
                         [](const auto& by) {
                           return by.param == where::thread ? "thread" : "interrupt";
                         });

}  // namespace
