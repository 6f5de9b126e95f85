// QCoro's coroutines, behind a dyn: they start at once, and their promises are final.
#include <gtest/gtest.h>

#include <qcoro/qcorotask.h>
#include <qcoro/qcorotimer.h>

#include <QCoreApplication>
#include <QTimer>
#include <chrono>
#include <dynify/dynify.hpp>
#include <dynify/qcoro.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "qcoro_reader.dyn.hpp"
#include "support/heap_use.hpp"

namespace {

using dynify::buffer;

class reader : dynify::placeable {
 public:
  QCoro::Task<int> read(std::string key) {
    if (key.empty()) throw std::runtime_error("no key");
    co_return static_cast<int>(key.size());
  }
  QCoro::Task<> wait(int milliseconds) {
    QTimer timer;
    timer.start(milliseconds);
    co_await timer;
  }
};

/// Qt wants one for as long as anything of it is used.
class QCoroTask : public testing::Test {
 protected:
  int argc_ = 1;
  char name_[6] = "qcoro";
  char* argv_[2] = {name_, nullptr};
  QCoreApplication application_{argc_, argv_};
  reader object_;
};

QCoro::Task<int> sum(DynQReader dyn) {
  buffer<2048> frame;
  int n = 0;
  for (int i = 0; i < 3; ++i) {
    n += co_await dyn.read("four").in(frame);
    co_await dyn.wait(1).in(frame);
  }
  co_return n;
}

TEST_F(QCoroTask, C03_calls_are_awaited_by_its_own_coroutines) {
  EXPECT_EQ(QCoro::waitFor(sum(object_)), 12);
}

TEST_F(QCoroTask, C08_a_task_that_is_thrown_away_ends_when_its_body_does) {
  DynQReader dyn = object_;
  buffer<2048> frame;
  {
    const auto unused = dyn.wait(5).init(frame);
  }
  EXPECT_TRUE(frame.occupied());  // QCoro's coroutines go on without their task
  QCoro::waitFor(object_.wait(50));
  EXPECT_FALSE(frame.occupied());
}

TEST_F(QCoroTask, C02_init_returns_its_task_with_nothing_allocated) {
  DynQReader dyn = object_;
  buffer<2048> frame;
  const std::size_t before = test::heap_used().allocations;
  {
    const auto call = dyn.read("four").init(frame);
    static_assert(std::is_same_v<decltype(call), const QCoro::Task<int>>);
    EXPECT_TRUE(call.isReady());
    EXPECT_TRUE(frame.occupied());
  }
  EXPECT_EQ(test::heap_used().allocations, before);
  EXPECT_FALSE(frame.occupied());
}

// waitFor of QCoro 0.8 does not return where its coroutine throws.
QCoro::Task<bool> catches(DynQReader dyn) {
  buffer<2048> frame;
  try {
    (void)co_await dyn.read("").in(frame);
  } catch (const std::runtime_error&) {
    co_return true;
  }
  co_return false;
}

TEST_F(QCoroTask, C09_what_the_body_throws_comes_out_of_co_await) {
  EXPECT_TRUE(QCoro::waitFor(catches(object_)));
}

TEST_F(QCoroTask, C02_a_refusal_gives_the_arguments_back) {
  DynQReader dyn = object_;
  buffer<16> small;
  buffer<2048> frame;
  auto refused = dyn.read(std::string(100, 'x')).try_init(small);
  ASSERT_FALSE(refused);
  EXPECT_EQ(QCoro::waitFor(std::move(refused).constructor().init(frame)), 100);
}

}  // namespace
