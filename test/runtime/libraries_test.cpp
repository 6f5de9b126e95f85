// The tasks of libraries by name: stand-ins after their documented interfaces, each placed through
// a dyn, awaited, refused, and called without a place.
#include <gtest/gtest.h>

#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include "libraries.dyn.hpp"
#include "support/heap_use.hpp"

namespace {

using test::heap_used;

const std::string long_text(100, 'x');

template <class Task>
dynify::task<int> awaited(Task task) {
  co_return co_await std::move(task);
}

class implementor : dynify::placeable {
 public:
  like_cppcoro::task<int> cppcoro(std::string text) { co_return length_of(text); }
  like_libcoro::task<int> libcoro(std::string text) { co_return length_of(text); }
  like_execution::task<int> execution(std::string text) { co_return length_of(text); }
  like_folly::Task<int> folly(std::string text) {
    co_return co_await awaited(cppcoro(std::move(text)));
  }

 private:
  static int length_of(const std::string& text) {
    if (text.empty()) throw std::invalid_argument("empty");
    return static_cast<int>(text.size());
  }
};

// How each method is called, on whatever has the trait's methods.
struct cppcoro {
  using type = like_cppcoro::task<int>;
  static auto call(auto& on, std::string text) { return on.cppcoro(std::move(text)); }
};
struct libcoro {
  using type = like_libcoro::task<int>;
  static auto call(auto& on, std::string text) { return on.libcoro(std::move(text)); }
};
struct execution {
  using type = like_execution::task<int>;
  static auto call(auto& on, std::string text) { return on.execution(std::move(text)); }
};
struct folly {
  using type = like_folly::Task<int>;
  static auto call(auto& on, std::string text) { return on.folly(std::move(text)); }
};

template <class Library>
struct Placed : testing::Test {
  implementor object;
  DynLibraries dyn = object;
  dynify::buffer<512> frame;
};
using libraries = testing::Types<cppcoro, libcoro, execution, folly>;
TYPED_TEST_SUITE(Placed, libraries);

TYPED_TEST(Placed, C02_the_librarys_own_task_has_its_frame_in_the_buffer) {
  auto call = TypeParam::call(this->dyn, long_text);
  const std::size_t before = heap_used().allocations;
  auto task = std::move(call).init(this->frame);
  EXPECT_EQ(heap_used().allocations, before);
  static_assert(std::is_same_v<decltype(task), typename TypeParam::type>);
  const auto* const at = static_cast<std::byte*>(task.coroutine().address());
  EXPECT_GE(at, reinterpret_cast<std::byte*>(&this->frame));
  EXPECT_LT(at, reinterpret_cast<std::byte*>(&this->frame + 1));
  EXPECT_EQ(dynify::sync_wait(awaited(std::move(task))), 100);
  EXPECT_FALSE(this->frame.occupied());
}

TYPED_TEST(Placed, C02_a_refusal_gives_the_argument_back) {
  dynify::buffer<16> small;
  auto refused = TypeParam::call(this->dyn, long_text).try_init(small);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason(), dynify::init_failure::out_of_capacity);
  auto task = std::move(refused).constructor().init(this->frame);
  EXPECT_EQ(dynify::sync_wait(awaited(std::move(task))), 100);
}

TYPED_TEST(Placed, C01_layout_is_exact) {
  auto call = TypeParam::call(this->dyn, long_text);
  const std::size_t size = call.layout().size;
  alignas(std::max_align_t) std::byte bytes[1024];
  auto refused = std::move(call).try_init(std::span(bytes, size - 1));
  ASSERT_FALSE(refused);
  auto task = std::move(refused).constructor().init(std::span(bytes, size));
  EXPECT_EQ(dynify::sync_wait(awaited(std::move(task))), 100);
}

TYPED_TEST(Placed, C08_it_is_destroyed_before_it_starts) {
  (void)TypeParam::call(this->dyn, long_text).init(this->frame);
  EXPECT_FALSE(this->frame.occupied());
}

TYPED_TEST(Placed, C09_what_the_body_throws_comes_out) {
  auto task = TypeParam::call(this->dyn, "").init(this->frame);
  EXPECT_THROW((void)dynify::sync_wait(awaited(std::move(task))), std::invalid_argument);
  EXPECT_FALSE(this->frame.occupied());
}

TEST(Libraries, C02_a_call_that_nobody_places_is_allocated_as_the_library_says) {
  implementor object;
  const int of_execution = like_execution::task<int>::own_allocations;
  const int of_folly = like_folly::Task<int>::own_allocations;
  EXPECT_EQ(dynify::sync_wait(awaited(object.execution("four"))), 4);
  EXPECT_EQ(dynify::sync_wait(awaited(object.folly("four"))), 4);
  EXPECT_EQ(like_execution::task<int>::own_allocations, of_execution + 1);
  EXPECT_EQ(like_folly::Task<int>::own_allocations, of_folly + 1);
}

TEST(Libraries, C02_what_the_libraries_do_with_their_tasks_works_on_placed_ones) {
  implementor object;
  DynLibraries dyn = object;
  dynify::buffer<512> frame;
  {
    auto task = dyn.libcoro("four").init(frame);
    EXPECT_FALSE(task.resume());
    EXPECT_TRUE(task.is_ready());
    EXPECT_EQ(task.promise().result(), 4);
    EXPECT_TRUE(task.destroy());
    EXPECT_FALSE(frame.occupied());
  }
  struct receiver {
    int& got;
    void set_value(int n) const { got = n; }
  };
  int got = 0;
  {
    auto state = dyn.execution("four").init(frame).connect(receiver{got});
    state.start();
  }
  EXPECT_EQ(got, 4);
  like_folly::Executor executor;
  EXPECT_EQ(dynify::sync_wait(awaited(dyn.folly("four").init(frame).scheduleOn(executor))), 4);
  EXPECT_EQ(executor.scheduled, 1);
}

}  // namespace
