// F01: what a call says that its frame takes is what the compiler asks for, and what dynify adds.
#include <gtest/gtest.h>

#include <array>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/heap.hpp>
#include <dynify/observed.hpp>
#include <dynify/sync_wait.hpp>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "../bench/heap_task.hpp"
#include "arguments.dyn.hpp"
#include "number.dyn.hpp"
#include "support/heap_use.hpp"
#include "support/implements_arguments.hpp"

namespace {

using dynify::sync_wait;
using dynify::task;

/// Bytes that the compiler asks for, in a coroutine's own words. GCC has none.
#ifdef __clang__
#define OWN_FRAME_SIZE() __builtin_coro_size()
#else
#define OWN_FRAME_SIZE() std::size_t{0}
#endif

std::size_t own_size = 0;

/// In this unit, with nothing hidden: where Clang elides the frame of a task that does not escape.
struct Small {
  task<int> next() {
    own_size = OWN_FRAME_SIZE();
    co_return 1;
  }
};
struct Large {
  std::array<char, 1000> last{};
  task<int> next() {
    own_size = OWN_FRAME_SIZE();
    std::array<char, 1000> all = last;
    const int first = co_await Small().next();
    co_return first + all[static_cast<std::size_t>(first)];
  }
};

/// A container that notes what it is asked for; without state, so that nothing is added for it.
struct noting_heap {
  static inline std::size_t asked = 0;
  static inline std::size_t released = 0;
  void* allocate(dynify::layout l) noexcept {
    asked = l.size;
    return ::operator new(l.size, std::nothrow);
  }
  void release(void* p, dynify::layout l) noexcept {
    released = l.size;
    ::operator delete(p);
  }
};

template <class T>
void expect_layout_is_what_is_asked_for() {
  T implementor;
  DynNumber number(implementor);
  const dynify::layout told = number.next().layout();
  (void)sync_wait(number.next().in(noting_heap()));
  EXPECT_EQ(told.size, noting_heap::asked);
  EXPECT_EQ(told.size, noting_heap::released);  // what the compiler hands to operator delete
  EXPECT_EQ(told.align, dynify::frame_alignment);
}

TEST(LayoutTest, F01_layout_is_what_the_compiler_asks_for_and_a_word) {
  expect_layout_is_what_is_asked_for<Small>();
  expect_layout_is_what_is_asked_for<Large>();
}

#ifdef __clang__
TEST(LayoutTest, F01_layout_is_the_compilers_own_number_and_a_word) {
  Small small;
  const std::size_t told = DynNumber(small).next().layout().size;
  (void)sync_wait(DynNumber(small).next().boxed());
  EXPECT_EQ(told, dynify::detail::size_with_trailer(own_size));
  EXPECT_EQ(told, own_size + sizeof(void*));
}
#endif

TEST(LayoutTest, F01_the_heap_is_asked_for_just_that) {
  Large large;
  const std::size_t told = DynNumber(large).next().layout().size;
  task<int> placed = DynNumber(large).next().boxed();
  EXPECT_EQ(test::heap_used().last_size, told);
  (void)sync_wait(std::move(placed));
}

TEST(LayoutTest, F01_a_probe_that_could_be_elided_tells_the_size) {
  Large large;
  for (int i = 0; i < 3; ++i) EXPECT_GT(DynNumber(large).next().layout().size, 1000u);
  EXPECT_GT(dynify::defer([&] { return large.next(); }).layout().size, 1000u);
}

TEST(LayoutTest, F01_a_buffer_of_just_the_layout_is_enough_and_one_byte_less_is_not) {
  Large large;
  const std::size_t told = DynNumber(large).next().layout().size;
  alignas(dynify::frame_alignment) std::array<std::byte, 2048> bytes;
  EXPECT_EQ(sync_wait(DynNumber(large).next().in(std::span(bytes).first(told))), 1);
  EXPECT_FALSE(DynNumber(large).next().try_init(std::span(bytes).first(told - 1)));
}

TEST(LayoutTest, F01_observed_marks_agree) {
  Small small;
  Large large;
  const std::size_t of_small = DynNumber(small).next().layout().size;
  const std::size_t of_large = DynNumber(large).next().layout().size;
  dynify::observed<dynify::buffer<2048>> place;
  (void)sync_wait(DynNumber(small).next().in(place));
  EXPECT_EQ(place.largest(), of_small);
  EXPECT_EQ(place.high_water(), of_small);
  (void)sync_wait(DynNumber(large).next().in(place));
  EXPECT_EQ(place.largest(), of_large);
  EXPECT_EQ(place.high_water(), of_large);
  EXPECT_EQ(place.living_bytes(), 0u);
}

TEST(LayoutTest, F01_layout_of_every_shape_of_arguments_is_what_is_asked_for) {
  test::implements_arguments implementor;
  DynArguments arguments(implementor);
  const std::size_t told = arguments.by_value("some text").layout().size;
  (void)sync_wait(arguments.by_value("some text").in(noting_heap()));
  EXPECT_EQ(told, noting_heap::asked);
}

/// Bodies for both: `Task` is dynify's, or one that a person writes.
template <template <class> class Task>
struct Ready {
  Task<int> next() { co_return 1; }
};
template <template <class> class Task>
struct Suspends {
  Task<int> next() {
    co_await std::suspend_always();
    co_return 1;
  }
};
template <template <class> class Task>
struct KeepsBytes {
  Task<int> next() {
    std::array<char, 1024> all{};
    asm volatile("" ::"r"(all.data()) : "memory");  // it lives in the frame
    co_await std::suspend_always();
    co_return all[7];
  }
};
struct SumsByHand {
  int sum = 0;
  bench::heap_task<int> span(std::span<const int> numbers) {
    co_return sum += numbers.front() + numbers.back();
  }
};
struct Sums : test::implements_arguments {
  int sum = 0;
  task<int> span(std::span<const int> numbers) {
    co_return sum += numbers.front() + numbers.back();
  }
};

/// Asks the heap for the frame of `call()`, which nobody can elide.
template <class Call>
std::size_t size_by_hand(Call call) {
  const auto made = call();
  asm volatile("" ::"r"(&made) : "memory");
  return test::heap_used().last_size;
}

/// The bytes that a dyn's frame takes more than that of a task which keeps its result, its
/// exception and its continuation itself.
template <template <template <class> class> class Body>
std::ptrdiff_t more_than_by_hand() {
  Body<bench::heap_task> by_hand;
  Body<task> implementor;
  return static_cast<std::ptrdiff_t>(DynNumber(implementor).next().layout().size) -
         static_cast<std::ptrdiff_t>(size_by_hand([&] { return by_hand.next(); }));
}

#ifdef __OPTIMIZE__
constexpr std::ptrdiff_t word = sizeof(void*);

TEST(LayoutTest, F01_a_dyn_frame_is_at_most_a_word_larger_than_a_hand_written_tasks) {
  EXPECT_LE(more_than_by_hand<Ready>(), word);
  EXPECT_LE(more_than_by_hand<Suspends>(), word);
  EXPECT_LE(more_than_by_hand<KeepsBytes>(), word);
}

TEST(LayoutTest, F01_a_dyn_frame_with_arguments_is_at_most_a_word_larger) {
  Sums implementor;
  SumsByHand by_hand;
  const std::size_t told = DynArguments(implementor).span({}).layout().size;
  EXPECT_LE(told, size_by_hand([&] { return by_hand.span({}); }) + sizeof(void*));
}
#endif

}  // namespace
