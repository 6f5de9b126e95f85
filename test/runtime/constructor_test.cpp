// dynify::constructor: what it keeps, what it tells, what it builds, and what it gives back.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/heap.hpp>
#include <dynify/sync_wait.hpp>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "arguments.dyn.hpp"
#include "number.dyn.hpp"
#include "support/bump_container.hpp"
#include "support/failure.hpp"
#include "support/heap_use.hpp"
#include "support/implements_arguments.hpp"
#include "support/operation_log.hpp"

namespace {

using dynify::buffer;
using dynify::heap;
using dynify::sync_wait;
using dynify::task;
using test::implements_arguments;
using test::operation_log;
using test::tracked;
using entries = operation_log::entries;

using place_constructor = dynify::constructor<task<const void*>(int)>;

static_assert(std::is_move_constructible_v<place_constructor>);
static_assert(std::is_move_assignable_v<place_constructor>);
static_assert(!std::is_copy_constructible_v<place_constructor>);

template <class C>
concept initialised_as_lvalue = requires(C& c, buffer<8>& b) { c.init(b); };
static_assert(!initialised_as_lvalue<place_constructor>);
template <class C>
concept initialised_nowhere = requires(C c) { std::move(c).init(); };
static_assert(!initialised_nowhere<place_constructor>);
template <class C, class Container>
concept initialised_in = requires(C c, Container&& b) {
  std::move(c).init(static_cast<Container&&>(b));
  std::move(c).in(static_cast<Container&&>(b));
  std::move(c).try_init(static_cast<Container&&>(b));
};
static_assert(initialised_in<place_constructor, buffer<8>&>);
static_assert(!initialised_in<place_constructor, buffer<8>>);
static_assert(!initialised_in<place_constructor, const buffer<8>&>);
static_assert(!initialised_in<place_constructor, std::array<std::byte, 8>>);
static_assert(initialised_in<place_constructor, std::span<std::byte>>);
static_assert(initialised_in<place_constructor, const dynify::heap_t&>);
static_assert(initialised_in<place_constructor, test::bump_container&>);
static_assert(!initialised_in<place_constructor, test::bump_container>);
static_assert(initialised_in<place_constructor, test::stateless_container>);
static_assert(!initialised_in<place_constructor, std::string&>);

const std::string long_text = "a text that is too long to be kept inside of a std::string";

class Constructor : public testing::Test {
 protected:
  implements_arguments object;
  DynArguments arguments{object};
};

TEST_F(Constructor, C01_layout_is_what_a_container_is_asked_for) {
  const dynify::layout l = arguments.place(1).layout();
  EXPECT_EQ(l.align, dynify::frame_alignment);
  EXPECT_GT(l.size, sizeof(void*));

  test::bump_container container(4096);
  (void)arguments.place(1).init(container);
  // A container that has state costs one pointer more.
  EXPECT_EQ(container.allocated, (std::vector<dynify::layout>{{l.size + sizeof(void*), l.align}}));

  test::stateless_container::shared().allocated.clear();
  (void)arguments.place(1).init(test::stateless_container());
  EXPECT_EQ(test::stateless_container::shared().allocated, (std::vector<dynify::layout>{l}));
}

TEST_F(Constructor, C01_layout_is_what_the_heap_is_asked_for) {
  auto c = arguments.place(1);
  const dynify::layout l = c.layout();
  const task<const void*> t = std::move(c).boxed();
  EXPECT_EQ(test::heap_used().last_size, l.size);
}

TEST_F(Constructor, C01_layout_builds_runs_and_allocates_nothing) {
  auto c = arguments.place(1);
  const test::heap_use before = test::heap_used();
  (void)c.layout();
  EXPECT_EQ(test::heap_used().allocations, before.allocations);
  EXPECT_EQ(object.calls, 0);
}

TEST_F(Constructor, C01_layout_leaves_by_value_arguments_intact) {
  auto c = arguments.values(long_text, std::make_unique<int>(5), "third");
  const dynify::layout first = c.layout();
  EXPECT_EQ(c.layout(), first);
  EXPECT_EQ(c.layout(), first);
  buffer<1024> frame;
  EXPECT_EQ(sync_wait(std::move(c).init(frame)), long_text + "5third");
}

TEST_F(Constructor, C01_layout_destroys_no_argument_but_its_own_copies) {
  operation_log::take();
  {
    auto c = arguments.tracked_value(tracked("argument"));
    operation_log::take();
    (void)c.layout();
    EXPECT_EQ(test::destructions(operation_log::take(), "argument"), 0);
  }
  EXPECT_EQ(operation_log::take(), (entries{"destroy argument"}));
}

TEST_F(Constructor, T06_a_by_value_argument_is_moved_and_never_copied) {
  operation_log::take();
  auto c = arguments.tracked_value(tracked("argument"));
  buffer<1024> frame;
  EXPECT_EQ(sync_wait(std::move(c).init(frame)), "argument");
  const entries log = operation_log::take();
  EXPECT_EQ(std::count(log.begin(), log.end(), "copy argument"), 0);
  EXPECT_EQ(std::count(log.begin(), log.end(), "assign argument"), 0);
  // Into the constructor, into the method's parameter, into the frame.
  EXPECT_EQ(std::count(log.begin(), log.end(), "move argument"), 3);
  EXPECT_EQ(test::destructions(log, "argument"), 1);
}

TEST_F(Constructor, C02_init_builds_and_does_not_start) {
  buffer<1024> frame;
  task<const void*> t = arguments.place(1).init(frame);
  static_assert(std::is_same_v<decltype(arguments.place(1).init(frame)), task<const void*>>);
  EXPECT_EQ(object.calls, 0);
  EXPECT_TRUE(frame.occupied());
  (void)sync_wait(std::move(t));
  EXPECT_EQ(object.calls, 1);
  EXPECT_FALSE(frame.occupied());
}

TEST_F(Constructor, C08_a_task_in_a_buffer_that_is_never_started_frees_it) {
  buffer<1024> frame;
  operation_log::take();
  {
    const task<std::string> t = arguments.tracked_value(tracked("argument")).init(frame);
    EXPECT_TRUE(frame.occupied());
    operation_log::take();
  }
  EXPECT_FALSE(frame.occupied());
  EXPECT_EQ(operation_log::take(), (entries{"destroy argument"}));
}

template <class Container>
bool holds(const Container& c, const void* p) {
  const auto* const begin = reinterpret_cast<const std::byte*>(std::addressof(c));
  return p >= begin && p < begin + sizeof c;
}

TEST_F(Constructor, C02_init_places_the_frame_in_the_container) {
  buffer<1024> b;
  EXPECT_TRUE(holds(b, sync_wait(arguments.place(1).init(b))));

  alignas(16) std::array<std::byte, 1024> array;
  EXPECT_TRUE(holds(array, sync_wait(arguments.place(1).init(array))));

  alignas(16) std::byte bytes[1024];
  EXPECT_TRUE(holds(bytes, sync_wait(arguments.place(1).init(bytes))));
  EXPECT_TRUE(holds(bytes, sync_wait(arguments.place(1).init(std::span<std::byte>(bytes)))));
  EXPECT_TRUE(holds(bytes, sync_wait(arguments.place(1).init(std::span<std::byte, 1024>(bytes)))));
  std::span<std::byte> named(bytes);
  EXPECT_TRUE(holds(bytes, sync_wait(arguments.place(1).init(named))));

  test::bump_container bump(4096);
  EXPECT_TRUE(bump.holds(sync_wait(arguments.place(1).init(bump))));
  EXPECT_TRUE(test::stateless_container::shared().holds(
      sync_wait(arguments.place(1).init(test::stateless_container()))));
  EXPECT_EQ(bump.living(), 0u);
  EXPECT_EQ(test::stateless_container::shared().living(), 0u);
}

TEST_F(Constructor, C02_boxed_and_heap_allocate_once) {
  for (const bool boxed : {true, false}) {
    auto c = arguments.place(1);
    const test::heap_use before = test::heap_used();
    (void)sync_wait(boxed ? std::move(c).boxed() : std::move(c).init(heap));
    EXPECT_EQ(test::heap_used().allocations, before.allocations + 1);
    EXPECT_EQ(test::heap_used().living(), before.living());
  }
}

TEST_F(Constructor, C02_init_takes_the_first_container_that_has_room) {
  buffer<8> small;
  buffer<1024> middle;
  buffer<2048> large;
  EXPECT_TRUE(holds(middle, sync_wait(arguments.place(1).init(small, middle, large))));
  EXPECT_TRUE(holds(large, sync_wait(arguments.place(1).init(large, middle, small))));
  EXPECT_TRUE(holds(middle, sync_wait(arguments.place(1).init(middle, heap))));
  EXPECT_FALSE(small.occupied() || middle.occupied() || large.occupied());
}

TEST_F(Constructor, C02_init_passes_over_what_is_occupied) {
  buffer<1024> first;
  buffer<1024> second;
  const task<const void*> living = arguments.place(1).init(first);
  EXPECT_TRUE(holds(second, sync_wait(arguments.place(1).init(first, second))));
  EXPECT_TRUE(first.occupied());
  EXPECT_FALSE(second.occupied());
}

TEST_F(Constructor, C02_init_falls_back_to_the_end_of_the_chain) {
  buffer<8> small;
  test::full_container full;
  const test::heap_use before = test::heap_used();
  (void)sync_wait(arguments.place(1).init(small, full, heap));
  EXPECT_EQ(test::heap_used().allocations, before.allocations + 1);
  EXPECT_EQ(full.asked, 1);
  EXPECT_FALSE(small.occupied());
}

TEST_F(Constructor, C02_a_chain_fails_with_the_error_of_its_last_container) {
  buffer<8> small;
  buffer<1024> occupied;
  const task<const void*> living = arguments.place(1).init(occupied);
  const std::size_t needed = arguments.place(1).layout().size;
  try {
    (void)arguments.place(1).init(small, occupied);
    FAIL() << "built";
  } catch (const dynify::buffer_occupied& e) {
    EXPECT_EQ(e.needed(), needed);
  }
  try {
    (void)arguments.place(1).init(occupied, small);
    FAIL() << "built";
  } catch (const dynify::out_of_capacity& e) {
    EXPECT_EQ(e.needed(), needed);
    EXPECT_EQ(e.available(), 8u);
  }
  EXPECT_FALSE(small.occupied());
  EXPECT_TRUE(occupied.occupied());
}

TEST_F(Constructor, C02_try_init_gives_the_task) {
  buffer<1024> frame;
  auto r = arguments.by_value(long_text).try_init(frame);
  ASSERT_TRUE(r);
  EXPECT_TRUE(frame.occupied());
  EXPECT_EQ(sync_wait(*std::move(r)), long_text);
  EXPECT_FALSE(frame.occupied());
}

TEST_F(Constructor, C02_try_init_gives_the_constructor_back_with_its_arguments) {
  buffer<8> small;
  auto failed = arguments.values(long_text, std::make_unique<int>(5), "third").try_init(small);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().reason(), dynify::init_failure::out_of_capacity);
  EXPECT_EQ(failed.error().available(), 8u);
  EXPECT_GT(failed.error().needed(), 8u);
  EXPECT_FALSE(small.occupied());

  auto again = std::move(failed).constructor().try_init(small);
  ASSERT_FALSE(again);
  EXPECT_EQ(sync_wait(std::move(again).constructor().boxed()), long_text + "5third");
}

TEST_F(Constructor, C02_try_init_never_destroys_an_argument_that_it_gives_back) {
  buffer<8> small;
  auto c = arguments.tracked_value(tracked("argument"));
  operation_log::take();
  {
    auto failed = std::move(c).try_init(small);
    EXPECT_EQ(test::destructions(operation_log::take(), "argument"), 0);
  }
  EXPECT_EQ(test::destructions(operation_log::take(), "argument"), 1);
}

TEST_F(Constructor, C02_a_result_can_be_moved) {
  buffer<8> small;
  buffer<1024> frame;
  auto failed = arguments.by_value(long_text).try_init(small);
  auto moved = std::move(failed);
  auto built = std::move(moved).constructor().try_init(frame);
  auto moved_built = std::move(built);
  ASSERT_TRUE(moved_built);
  EXPECT_EQ(sync_wait(std::move(moved_built).value()), long_text);
}

TEST_F(Constructor, C02_a_constructor_can_be_used_again_after_init_has_failed) {
  buffer<8> small;
  buffer<1024> frame;
  auto c = arguments.values(long_text, std::make_unique<int>(5), "third");
  for (int i = 0; i < 3; ++i) EXPECT_THROW((void)std::move(c).init(small), dynify::out_of_capacity);
  EXPECT_EQ(sync_wait(std::move(c).init(small, frame)), long_text + "5third");
}

TEST_F(Constructor, C02_all_errors_are_init_errors_and_exceptions) {
  buffer<8> small;
  EXPECT_THROW((void)arguments.none().init(small), dynify::init_error);
  try {
    (void)arguments.none().init(small);
  } catch (const std::exception& e) {
    const std::string needed = std::to_string(arguments.none().layout().size);
    EXPECT_EQ(e.what(),
              "dynify: Arguments::none needs " + needed + " bytes, the last container has 8");
  }
}

TEST_F(Constructor, M03_a_message_has_the_numbers_and_allocates_nothing) {
  buffer<16> small;
  const std::string needed = std::to_string(arguments.none().layout().size);
  const std::string message =
      "dynify: Arguments::none needs " + needed + " bytes, the last container has 16";
  try {
    (void)sync_wait(arguments.none().in(small));
  } catch (const std::exception& e) {
    EXPECT_EQ(e.what(), message);
  }
  auto failed = arguments.none().try_init(small);
  EXPECT_STREQ(failed.error().called(), "Arguments::none");
  const std::size_t allocations = test::heap_used().allocations;
  const dynify::out_of_capacity error(failed.error());
  EXPECT_EQ(error.what(), message);
  EXPECT_EQ(test::heap_used().allocations, allocations + 0u);
  EXPECT_FAILURE((void)failed.value(), "was not built: dynify: Arguments::none needs [0-9]* bytes");
}

TEST_F(Constructor, M03_what_has_no_name_has_its_numbers) {
  buffer<16> small;
  try {
    (void)dynify::defer([&] { return object.none(); }).init(small);
  } catch (const std::exception& e) {
    EXPECT_NE(std::string(e.what()).find("dynify: what is to be built needs "), std::string::npos);
  }
}

TEST_F(Constructor, M03_the_default_failure_hook_prints_and_aborts) {
  EXPECT_DEATH(dynify::detail::fail("dynify: some words"), "^dynify: some words\n$");
}

TEST_F(Constructor, C10_a_constructor_is_a_value) {
  struct {
    std::optional<dynify::constructor<task<std::string>(std::string)>> stored;
  } holder;
  holder.stored.emplace(arguments.by_value("first"));
  holder.stored = arguments.by_value(long_text);

  std::vector<dynify::constructor<task<std::string>(std::string)>> several;
  for (const char* const text : {"a", "b", "c"}) several.push_back(arguments.by_value(text));

  buffer<1024> frame;
  EXPECT_EQ(sync_wait(std::move(*holder.stored).init(frame)), long_text);
  std::string all;
  for (auto& c : several) all += sync_wait(std::move(c).init(frame));
  EXPECT_EQ(all, "abc");
}

dynify::constructor<task<std::string>(std::string)> returned(DynArguments a) {
  auto c = a.by_value(long_text);
  return c;
}

TEST_F(Constructor, C10_a_constructor_can_be_returned) {
  buffer<1024> frame;
  EXPECT_EQ(sync_wait(returned(arguments).init(frame)), long_text);
}

TEST_F(Constructor, C10_a_constructor_thrown_away_destroys_its_arguments_once) {
  operation_log::take();
  (void)arguments.tracked_value(tracked("argument"));
  EXPECT_EQ(operation_log::take(),
            (entries{"construct argument", "move argument", "destroy argument", "destroy -"}));
  EXPECT_EQ(object.calls, 0);
}

TEST_F(Constructor, C09_an_exhausted_heap_is_out_of_capacity) {
  auto c = arguments.by_value(long_text);
  {
    const test::exhausted_heap none;
    auto failed = std::move(c).try_init(heap);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().reason(), dynify::init_failure::out_of_capacity);
    c = std::move(failed).constructor();
  }
  EXPECT_EQ(sync_wait(std::move(c).boxed()), long_text);
}

TEST_F(Constructor, C09_an_exhausted_heap_is_bad_alloc_for_a_coroutine_called_directly) {
  const test::exhausted_heap none;
  bool thrown = false;
  try {
    (void)object.place(1);
  } catch (const std::bad_alloc&) {
    thrown = true;
  }
  EXPECT_TRUE(thrown);
}

TEST_F(Constructor, C09_the_wrong_half_of_a_result_calls_the_failure_hook) {
  buffer<8> small;
  buffer<1024> frame;
  auto failed = arguments.none().try_init(small);
  auto built = arguments.none().try_init(frame);
  EXPECT_FAILURE((void)failed.value(), "asked for the value of what was not built");
  EXPECT_FAILURE((void)built.error(), "asked for the error of what was built");
  EXPECT_FAILURE((void)std::move(built).constructor(),
                 "asked for the constructor of what was built");
}

struct counts {
  int n = 0;
  task<int> next() { co_return ++n; }
};

TEST(StaticDispatch, T24_the_implementor_called_directly_is_an_ordinary_coroutine) {
  counts c;
  const test::heap_use before = test::heap_used();
  EXPECT_EQ(sync_wait(c.next()), 1);
  EXPECT_EQ(test::heap_used().living(), before.living());
}

}  // namespace
