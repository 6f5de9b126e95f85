// Built with -fno-exceptions and -fno-rtti: what would be thrown reaches the failure hook.
#include <gtest/gtest.h>

#include <dynify/box.hpp>
#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/heap.hpp>
#include <dynify/make.hpp>
#include <dynify/sync_wait.hpp>
#include <string>
#include <type_traits>
#include <utility>

#include "arguments.dyn.hpp"
#include "number.dyn.hpp"
#include "support/failure.hpp"
#include "support/heap_use.hpp"
#include "support/implements_arguments.hpp"

#ifdef __cpp_exceptions
#error "to be built without exceptions"
#endif
#ifdef __cpp_rtti
#error "to be built without RTTI"
#endif

namespace {

using dynify::buffer;
using dynify::defer;
using dynify::sync_wait;
using dynify::task;

const std::string long_text = "a text that is too long to be kept inside of a std::string";

class NoExceptions : public testing::Test {
 protected:
  test::implements_arguments object;
  DynArguments arguments{object};
  buffer<8> small;
  buffer<1024> frame;
};

TEST_F(NoExceptions, C09_calls_give_their_results) {
  EXPECT_EQ(sync_wait(arguments.by_value(long_text).in(frame)), long_text);
  EXPECT_EQ(sync_wait(arguments.by_value(long_text).init(small, frame)), long_text);
  EXPECT_EQ(sync_wait(arguments.by_value(long_text).boxed()), long_text);
  EXPECT_FALSE(frame.occupied());
}

TEST_F(NoExceptions, C09_try_init_gives_the_constructor_back) {
  auto failed = arguments.by_value(long_text).try_init(small);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().available(), 8u);
  EXPECT_EQ(sync_wait(std::move(failed).constructor().init(frame)), long_text);
}

TEST_F(NoExceptions, C09_a_refused_init_calls_the_failure_hook) {
  EXPECT_FAILURE((void)arguments.by_value(long_text).init(small),
                 "dynify: Arguments::by_value needs [0-9]+ bytes, the last container has 8");
  const task<int> living = arguments.none().init(frame);
  EXPECT_FAILURE((void)arguments.none().init(frame),
                 "dynify: Arguments::none needs [0-9]+ bytes in a buffer that is occupied");
}

TEST_F(NoExceptions, C09_a_refused_in_calls_the_failure_hook) {
  EXPECT_FAILURE((void)sync_wait(arguments.by_value(long_text).in(small)),
                 "dynify: Arguments::by_value needs [0-9]+ bytes, the last container has 8");
}

TEST_F(NoExceptions, C09_a_method_that_is_no_coroutine_calls_the_failure_hook) {
  struct {
    task<int> next() { return task<int>(); }
  } none;
  EXPECT_FAILURE((void)DynNumber(none).next().init(frame),
                 "made no coroutine, and returned an empty task");
  EXPECT_FAILURE((void)sync_wait(DynNumber(none).next().in(frame)),
                 "made no coroutine, and returned an empty task");
}

TEST_F(NoExceptions, C09_an_exhausted_heap_calls_the_failure_hook) {
  EXPECT_FAILURE(
      {
        const test::exhausted_heap none;
        (void)object.none();
      },
      "dynify: the heap is exhausted");
}

task<std::size_t> size_of(std::string text) { co_return text.size(); }

TEST_F(NoExceptions, C15_deferred_calls_give_their_results) {
  EXPECT_EQ(sync_wait(defer(&size_of, long_text).in(frame)), long_text.size());
  EXPECT_EQ(sync_wait(defer(&size_of, long_text).init(small, frame)), long_text.size());
  EXPECT_EQ(sync_wait(defer(&size_of, long_text).boxed()), long_text.size());
  EXPECT_GT(defer(&size_of, long_text).layout().size, 8u);
  auto failed = defer(&size_of, long_text).try_init(small);
  ASSERT_FALSE(failed);
  EXPECT_EQ(sync_wait(std::move(failed).constructor().init(frame)), long_text.size());
}

TEST_F(NoExceptions, C15_a_refused_deferred_call_calls_the_failure_hook) {
  EXPECT_FAILURE((void)defer(&size_of, long_text).init(small),
                 "dynify: what is to be built needs [0-9]+ bytes, the last container has 8");
  EXPECT_FAILURE((void)sync_wait(defer(&size_of, long_text).in(small)),
                 "dynify: what is to be built needs [0-9]+ bytes, the last container has 8");
  EXPECT_FAILURE((void)defer([] { return task<int>(); }).init(frame),
                 "made no coroutine, and returned an empty task");
  EXPECT_FAILURE((void)defer([] { return task<int>(); }).layout(),
                 "made no coroutine, and returned an empty task");
}

TEST_F(NoExceptions, E02_a_method_that_is_no_coroutine_has_no_layout) {
  struct {
    task<int> next() { return task<int>(); }
  } none;
  EXPECT_FAILURE((void)DynNumber(none).next().layout(),
                 "made no coroutine, and returned an empty task");
}

TEST_F(NoExceptions, E02_misused_results_call_the_failure_hook) {
  EXPECT_FAILURE(
      {
        auto failed = arguments.none().try_init(small);
        (void)failed.value();
      },
      "asked for the value of what was not built");
  EXPECT_FAILURE(
      {
        auto built = arguments.none().try_init(frame);
        (void)built.error();
      },
      "asked for the error of what was built");
  EXPECT_FAILURE((void)sync_wait(task<int>()), "awaited a task that is empty");
}

TEST(NoExceptionsDeathTest, E02_the_default_hook_traps) {
  buffer<8> small;
  EXPECT_DEATH((void)defer(&size_of, long_text).init(small), "");
}

TEST_F(NoExceptions, E02_errors_have_no_virtual_functions) {
  // One would bring operator delete into every image.
  EXPECT_FALSE(std::is_polymorphic_v<dynify::out_of_capacity>);
}

TEST_F(NoExceptions, C11_objects_are_made_in_place) {
  EXPECT_EQ(*dynify::make<std::string>(long_text).init(frame), long_text);
  EXPECT_FAILURE((void)dynify::make<std::string>(long_text).init(small),
                 "dynify: what is to be built needs [0-9]+ bytes, the last container has 8");
}

}  // namespace
