// Signal handlers that make calls while they interrupt one, as interrupt handlers do.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/time.h>

#include <coroutine>
#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/interrupt.hpp>
#include <dynify/sync_wait.hpp>
#include <functional>
#include <utility>

#include "number.dyn.hpp"
#include "support/hooked.hpp"
#include "support/sanitizers.hpp"
#include "takes_hooked.dyn.hpp"

namespace {

using dynify::buffer;
using dynify::defer;
using dynify::interrupt_guard;
using dynify::sync_wait;
using dynify::task;

[[gnu::noinline]] task<int> number(int n) { co_return n; }

struct counts {
  int n = 0;
  task<int> next() { co_return ++n; }
};
struct helped {
  DynNumber inner;
  task<int> next() {
    buffer<256> frame;
    const int n = co_await inner.next().in(frame);
    co_return n + co_await defer(&number, 0).init(frame);
  }
};

/// What a handler does: calls that are placed, one that is refused, one that is called directly.
void calls_of_a_handler(int& sum) {
  const interrupt_guard guard;
  counts c;
  helped h{c};
  buffer<1024> frame;
  buffer<8> small;
  sum += sync_wait(DynNumber(h).next().in(frame));
  sum += sync_wait(DynNumber(c).next().init(frame)) - 1;
  sum += defer(&number, 1).try_init(small) ? 100 : 0;
  const dynify::task<int> placed = defer(&number, 1).init(frame);
  sum += frame.occupied() ? 0 : 100;
}

struct takes {
  task<std::size_t> size(test::hooked value) { co_return value.text.size(); }
};

TEST(Interrupt, C13_a_handler_at_any_move_of_an_argument_disturbs_nothing) {
  takes object;
  buffer<1024> frame;
  buffer<8> small;
  const std::size_t expected = test::hooked().text.size();
  for (int at = 1; at <= 8; ++at) {
    int sum = 0;
    int handled = 0;
    test::hooked::moves = 0;
    test::hooked::on_move = [&](int move) {
      if (move != at) return;
      ++handled;
      const auto on_move = std::exchange(test::hooked::on_move, nullptr);
      calls_of_a_handler(sum);
      const interrupt_guard guard;
      sum += sync_wait(number(0));  // called directly: must not take the place
    };
    auto failed = DynTakesHooked(object).size(test::hooked()).try_init(small);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().reason(), dynify::init_failure::out_of_capacity);
    EXPECT_EQ(sync_wait(std::move(failed).constructor().init(frame)), expected);
    EXPECT_FALSE(frame.occupied());
    EXPECT_EQ(sum, 2 * handled);
  }
  test::hooked::on_move = nullptr;
}

// ---- A timer ----

int handler_sum;
int handled;
std::coroutine_handle<>* waiting;

/// Resumed by the handler.
struct next_tick {
  std::coroutine_handle<> handle;
  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) noexcept {
    handle = h;
    __atomic_store_n(&waiting, &handle, __ATOMIC_RELEASE);
  }
  void await_resume() const noexcept {}
};

void on_timer(int) {
  ++handled;
  calls_of_a_handler(handler_sum);
  const interrupt_guard guard;
  if (std::coroutine_handle<>* const w = std::exchange(waiting, nullptr)) w->resume();
}

struct waits_for_the_timer {
  task<int> next() {
    co_await next_tick();
    buffer<256> frame;
    co_return co_await defer(&number, 1).in(frame);
  }
};

class Timer {
 public:
  Timer() {
    handler_sum = handled = 0;
    waiting = nullptr;
    struct sigaction action{};
    action.sa_handler = &on_timer;
    action.sa_flags = SA_RESTART;
    sigaction(SIGALRM, &action, nullptr);
    set(period);
  }
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;
  ~Timer() {
    set(0);
    signal(SIGALRM, SIG_IGN);
  }

 private:
  static constexpr int period = test::sanitized ? 500 : 50;
  static void set(int microseconds) {
    const itimerval every{{0, microseconds}, {0, microseconds}};
    setitimer(ITIMER_REAL, &every, nullptr);
  }
};

TEST(Interrupt, C13_calls_that_a_timer_interrupts_are_placed) {
  const int calls = test::sanitized ? 20'000 : 200'000;
  counts c;
  helped h{c};
  buffer<1024> frame;
  buffer<8> small;
  int refused = 0;
  {
    const Timer timer;
    for (int i = 0; i < calls || handled < 10; ++i) {
      const int before = c.n;
      ASSERT_EQ(sync_wait(DynNumber(h).next().in(frame)), before + 1);
      ASSERT_EQ(sync_wait(DynNumber(c).next().init(frame)), before + 2);
      ASSERT_FALSE(frame.occupied());
      refused += !DynNumber(c).next().try_init(small);
      ASSERT_EQ(refused, i + 1);
    }
  }
  EXPECT_EQ(handler_sum, handled * 2);
}

TEST(Interrupt, C13_a_timer_resumes_what_waits_even_before_its_start_has_returned) {
  waits_for_the_timer w;
  buffer<1024> frame;
  const Timer timer;
  for (int i = 0; i < (test::sanitized ? 200 : 2'000); ++i) {
    ASSERT_EQ(sync_wait(DynNumber(w).next().in(frame)), 1);
    ASSERT_EQ(sync_wait(DynNumber(w).next().init(frame)), 1);
  }
}

}  // namespace
