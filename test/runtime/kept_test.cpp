// T04: coroutines that keep their object alive.
#include <gtest/gtest.h>

#include <dynify/dynify.hpp>
#include <dynify/shared.hpp>
#include <dynify/sync_wait.hpp>
#include <memory>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "job.dyn.hpp"
#include "support/bump_container.hpp"
#include "support/heap_use.hpp"
#include "support/manual_executor.hpp"
#include "support/spawned.hpp"

namespace {

int living = 0;
test::manual_executor executor;

class Work {
 public:
  Work() { ++living; }
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  ~Work() { --living; }
  dynify::task<int> run() && { co_return value_; }
  dynify::task<int> wait() {
    co_await executor.suspend();
    co_return value_;
  }
  dynify::task<int> carry(fragile) { co_return value_; }

 private:
  int value_ = 42;
};

dynify::box<Job> make_job() { return dynify::make<Work>().boxed(); }

class Kept : public testing::Test {
 protected:
  Kept() { living = 0; }
  ~Kept() override { EXPECT_EQ(living, 0); }
};

TEST_F(Kept, T04_an_owner_goes_where_the_frame_goes_and_allocates_nothing) {
  dynify::buffer<128> place;
  dynify::buffer<512> frame;
  const std::size_t before = test::heap_used().allocations;
  {
    dynify::box<Job> box = dynify::make<Work>().init(place);
    auto task = std::move(box)->run().init(frame);
    EXPECT_FALSE(box);
    EXPECT_EQ(living, 1);
    EXPECT_EQ(dynify::sync_wait(std::move(task)), 42);
  }
  EXPECT_EQ(test::heap_used().allocations, before);
  EXPECT_FALSE(frame.occupied());
  EXPECT_FALSE(place.occupied());
}

TEST_F(Kept, T04_containers_get_back_the_layouts_that_they_gave) {
  test::bump_container container(4096);
  {
    auto task = make_job()->run().init(container);
    EXPECT_EQ(container.living(), 1u);
  }
  EXPECT_EQ(container.living(), 0u);
  ASSERT_EQ(container.released.size(), 1u);
  EXPECT_EQ(container.allocated.back().size, container.released.back().size);
  EXPECT_EQ(container.allocated.back().align, container.released.back().align);
}

TEST_F(Kept, T04_the_layout_counts_the_owner_and_is_exact) {
  auto call = make_job()->wait();
  const dynify::layout needed = call.layout();
  std::vector<std::byte> bytes(needed.size + needed.align);
  const auto skipped = (0 - reinterpret_cast<std::uintptr_t>(bytes.data())) & (needed.align - 1);
  const std::span<std::byte> enough(bytes.data() + skipped, needed.size);
  auto refused = std::move(call).try_init(enough.first(needed.size - 1));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().needed(), needed.size);
  auto built = std::move(refused).constructor().try_init(enough);
  EXPECT_TRUE(static_cast<bool>(built));
}

TEST_F(Kept, T04_a_chain_is_asked_in_order) {
  dynify::buffer<16> little;
  dynify::buffer<512> enough;
  auto task = make_job()->run().init(little, enough);
  EXPECT_FALSE(little.occupied());
  EXPECT_TRUE(enough.occupied());
  EXPECT_THROW((void)make_job()->run().init(little, enough), dynify::buffer_occupied);
}

TEST_F(Kept, T04_a_parameter_that_throws_leaves_the_object_with_the_constructor) {
  for (const int moves : {2, 3, 4, 5}) {
    dynify::buffer<512> frame;
    auto job = make_job();
    auto call = std::move(job)->carry(fragile(moves + 2));
    EXPECT_EQ(living, 1);
    try {
      auto task = std::move(call).init(frame);
      EXPECT_EQ(dynify::sync_wait(std::move(task)), 42) << moves;
    } catch (int) {
      EXPECT_EQ(living, 1) << moves;
      EXPECT_FALSE(frame.occupied()) << moves;
    }
  }
}

TEST_F(Kept, T04_in_ends_the_object_with_the_frame_before_the_result_is_there) {
  dynify::buffer<512> frame;
  const auto body = [&]() -> test::spawned<int> {
    const int value = co_await make_job()->wait().in(frame);
    EXPECT_EQ(living, 0);
    EXPECT_FALSE(frame.occupied());
    co_return value;
  };
  auto running = body();
  EXPECT_EQ(living, 1);
  executor.run();
  EXPECT_EQ(living, 0);
}

TEST_F(Kept, T04_in_that_is_refused_reports_and_ends_the_object_once) {
  dynify::buffer<16> little;
  const auto body = [&]() -> dynify::task<int> { co_return co_await make_job()->run().in(little); };
  EXPECT_THROW(dynify::sync_wait(body()), dynify::out_of_capacity);
}

TEST_F(Kept, T04_a_suspended_coroutine_that_is_destroyed_gives_its_share_back) {
  dynify::buffer<512> frame;
  dynify::shared<Job> job = dynify::make<Work>().boxed();
  {
    const auto body = [&]() -> test::spawned<int> { co_return co_await job->wait().in(frame); };
    auto running = body();
    job = dynify::shared<Job>(make_job());
    EXPECT_EQ(living, 2);
    executor.forget();
  }
  EXPECT_EQ(living, 1);
  EXPECT_FALSE(frame.occupied());
}

TEST_F(Kept, T04_the_last_owner_may_be_a_coroutine_of_another_thread) {
  dynify::task<int> task;
  {
    dynify::shared<Job> job = dynify::make<Work>().boxed();
    task = job->wait().init(dynify::heap);
  }
  EXPECT_EQ(living, 1);
  std::thread([t = std::move(task)]() mutable { const auto ends_here = std::move(t); }).join();
  EXPECT_EQ(living, 0);
}

}  // namespace
