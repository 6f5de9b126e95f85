// Containers of one's own that offer their bytes up front, as a buffer does.
#include <gtest/gtest.h>
#include <dynify/container.hpp>

#include <cstddef>
#include <dynify/bind.hpp>
#include <dynify/heap.hpp>
#include <dynify/make.hpp>
#include <dynify/sync_wait.hpp>
#include <optional>
#include <utility>

#include "number.dyn.hpp"
#include "support/failure.hpp"

namespace {

using dynify::heap;
using dynify::layout;
using dynify::sync_wait;
using dynify::task;

struct answer {
  int value = 42;
  task<int> next() { co_return value; }
};

/// Slots of a size of its own, each with its flag. It counts how often it is asked.
class slots {
 public:
  struct slot {
    alignas(dynify::frame_alignment) std::byte bytes[256];
    dynify::occupied_flag flag;
  };
  ~slots() {
    for (slot& s : slots_) offer_of(s).take_back();
  }
  dynify::offered_bytes offered() noexcept {
    ++asked;
    for (slot& s : slots_)
      if (!s.flag.is_set) return offer_of(s);
    return offer_of(slots_[0]);
  }
  [[nodiscard]] int living() const { return slots_[0].flag.is_set + slots_[1].flag.is_set; }

  int asked = 0;

 private:
  static dynify::offered_bytes offer_of(slot& s) noexcept { return {s.bytes, 256, &s.flag}; }

  slot slots_[2];
};
static_assert(dynify::offering_container<slots> && !dynify::container<slots>);

/// The same, with the heap for what has no room there.
struct slots_and_heap : slots {
  void* allocate(layout l) noexcept {
    ++allocated;
    return heap.allocate(l);
  }
  void release(void* at, layout l) noexcept {
    --allocated;
    heap.release(at, l);
  }
  int allocated = 0;
};
static_assert(dynify::offering_container<slots_and_heap> && dynify::container<slots_and_heap>);

TEST(OfferedBytes, C12_a_container_of_ones_own_takes_the_way_of_a_buffer) {
  answer object;
  DynNumber number = object;
  slots s;
  static_assert(dynify::detail::is_one_in_place<slots>);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(sync_wait(number.next().in(s)), 42);
  EXPECT_EQ(s.asked, 3);  // once for each call, also where it is awaited
  EXPECT_EQ(s.living(), 0);
  {
    const auto one = number.next().init(s);
    EXPECT_EQ(sync_wait(number.next().in(s)), 42);
    const auto other = number.next().init(s);
    EXPECT_EQ(s.living(), 2);
  }
  EXPECT_EQ(s.living(), 0);
  EXPECT_EQ(sync_wait(dynify::bind(number, s).next()), 42);
  const auto made = dynify::make<int>(7).init(s);
  EXPECT_EQ(*made + s.living(), 8);
  EXPECT_EQ(sync_wait(number.next().in(s, heap)), 42);
}

TEST(OfferedBytes, C12_where_nothing_is_offered_the_call_is_refused) {
  answer object;
  DynNumber number = object;
  slots s;
  const auto one = number.next().init(s);
  const auto other = number.next().init(s);
  EXPECT_EQ(number.next().try_init(s).error().reason(), dynify::init_failure::buffer_occupied);
  EXPECT_THROW((void)number.next().init(s), dynify::buffer_occupied);
  EXPECT_THROW(sync_wait(number.next().in(s)), dynify::buffer_occupied);
  EXPECT_EQ(sync_wait(number.next().in(s, heap)), 42);
  EXPECT_EQ(s.living(), 2);
}

struct large {
  std::byte bytes[512];
};
task<int> large_body(large) { co_return 42; }
struct large_answer {
  large value{};
  task<int> next() { return large_body(value); }
};

TEST(OfferedBytes, C12_where_too_little_is_offered_it_is_free_again) {
  large_answer object;
  DynNumber number = object;
  slots s;
  EXPECT_THROW((void)number.next().init(s), dynify::out_of_capacity);
  EXPECT_THROW(sync_wait(number.next().in(s)), dynify::out_of_capacity);
  const dynify::init_error why = number.next().try_init(s).error();
  EXPECT_EQ(why.available(), 256u);
  EXPECT_EQ(why.needed(), number.next().layout().size);
  EXPECT_EQ(s.living(), 0);
}

TEST(OfferedBytes, C12_allocate_is_asked_for_what_the_offered_bytes_have_no_room_for) {
  answer small;
  large_answer object;
  DynNumber number = small;
  slots_and_heap s;
  EXPECT_EQ(sync_wait(number.next().in(s)), 42);
  EXPECT_EQ(sync_wait(DynNumber(object).next().in(s)), 42);
  {
    const auto first = number.next().init(s);
    EXPECT_EQ(s.allocated, 0);
    const auto too_large = DynNumber(object).next().init(s);
    EXPECT_EQ(s.allocated, 1);
    const auto second = number.next().init(s);
    EXPECT_EQ(s.living(), 2);
    const auto third = number.next().init(s);
    EXPECT_EQ(s.allocated, 2);
    EXPECT_EQ(sync_wait(number.next().in(s)), 42);
  }
  EXPECT_EQ(s.living(), 0);
  EXPECT_EQ(s.allocated, 0);
}

void take_occupied_back() {
  answer object;
  std::optional<slots> s(std::in_place);
  const auto lives = DynNumber(object).next().init(*s);
  s.reset();
}
TEST(OfferedBytesDeathTest, C12_bytes_that_are_taken_back_while_occupied_call_the_failure_hook) {
  EXPECT_FAILURE(take_occupied_back(), "taken back while");
}

}  // namespace
