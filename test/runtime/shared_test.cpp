// Erased objects with several owners; on several threads: threads_test.cpp.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <dynify/box.hpp>
#include <dynify/buffer.hpp>
#include <dynify/heap.hpp>
#include <dynify/make.hpp>
#include <dynify/shared.hpp>
#include <dynify/sync_wait.hpp>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "number.dyn.hpp"
#include "support/bump_container.hpp"
#include "support/failure.hpp"
#include "support/heap_use.hpp"
#include "support/operation_log.hpp"

namespace {

using dynify::box;
using dynify::buffer;
using dynify::make;
using dynify::shared;
using dynify::sync_wait;
using dynify::task;
using test::operation_log;
using test::tracked;
using entries = operation_log::entries;

static_assert(sizeof(shared<Number>) == 3 * sizeof(void*));
static_assert(std::is_nothrow_copy_constructible_v<shared<Number>>);
static_assert(std::is_nothrow_move_assignable_v<shared<Number>>);
static_assert(!std::is_constructible_v<shared<Number>, dynify::owner<int>>);
static_assert(!std::is_convertible_v<box<Number>&, shared<Number>>);

struct counts {
  tracked name;
  int n;
  counts(std::string text, int first) : name(std::move(text)), n(first) {}
  task<int> next() { co_return n++; }
};

struct alignas(64) aligned_number {
  task<int> next() { co_return reinterpret_cast<std::uintptr_t>(this) % 64 == 0 ? 64 : 0; }
};

/// Leaves less room behind it than an owner count takes.
struct odd_size {
  unsigned char bytes[7] = {1, 2, 3, 4, 5, 6, 7};
  task<int> next() {
    int sum = 0;
    for (const unsigned char byte : bytes) sum += byte;
    co_return sum;
  }
};

int next(shared<Number>& number) {
  buffer<256> frame;
  return sync_wait(number->next().in(frame));
}

TEST(Shared, C11_the_last_owner_ends_the_object_once) {
  buffer<256> place;
  operation_log::take();
  shared<Number> first = make<counts>("a", 5).init(place);
  {
    shared<Number> copy = first;
    EXPECT_EQ(next(copy), 5);
    EXPECT_EQ(next(first), 6);
    first = shared<Number>(make<counts>("b", 1).boxed());
    EXPECT_TRUE(place.occupied());
    EXPECT_EQ(operation_log::take(), (entries{"construct a", "construct b"}));
    EXPECT_EQ(next(copy), 7);
  }
  EXPECT_FALSE(place.occupied());
  EXPECT_EQ(operation_log::take(), (entries{"destroy a"}));
  EXPECT_EQ(next(first), 1);
}

TEST(Shared, C11_a_moved_one_is_empty_and_assignments_keep_count) {
  operation_log::take();
  {
    shared<Number> a = make<counts>("a", 1).boxed();
    shared<Number> b = std::move(a);
    EXPECT_FALSE(a);
    shared<Number> still_empty = a;
    EXPECT_FALSE(still_empty);
    a = b;
    const shared<Number>& same = a;
    a = same;
    still_empty = std::move(a);
    b = shared<Number>(still_empty);
    b.swap(still_empty);
    EXPECT_TRUE(b && still_empty && !a);
    EXPECT_EQ(next(b), 1);
    EXPECT_EQ(operation_log::take(), (entries{"construct a"}));
  }
  EXPECT_EQ(operation_log::take(), (entries{"destroy a"}));
}

TEST(Shared, C11_it_is_shared_wherever_it_lives) {
  buffer<256> b;
  alignas(16) std::byte raw[256];
  test::bump_container bump(512);
  const std::size_t living = test::heap_used().living();
  {
    std::vector<shared<Number>> numbers;
    numbers.emplace_back(make<odd_size>().init(b));
    numbers.emplace_back(make<odd_size>().init(raw));
    numbers.emplace_back(make<odd_size>().init(bump));
    numbers.emplace_back(make<odd_size>().boxed());
    numbers.emplace_back(make<aligned_number>().init(bump));
    numbers.emplace_back(make<aligned_number>().boxed());
    std::vector<shared<Number>> copies = numbers;
    numbers.clear();
    EXPECT_TRUE(b.occupied());
    for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(next(copies[i]), 28);
    for (std::size_t i = 4; i < 6; ++i) EXPECT_EQ(next(copies[i]), 64);
  }
  EXPECT_FALSE(b.occupied());
  EXPECT_EQ(bump.living(), 0u);
  EXPECT_EQ(test::heap_used().living(), living);
}

TEST(Shared, C11_sharing_allocates_nothing) {
  buffer<256> place;
  const std::size_t allocations = test::heap_used().allocations;
  {
    shared<Number> first = make<odd_size>().init(place);
    const shared<Number> second = first;
    EXPECT_TRUE(second);
  }
  EXPECT_EQ(test::heap_used().allocations, allocations);
}

TEST(Shared, C11_a_box_becomes_shared) {
  buffer<256> place;
  box<Number> single = make<odd_size>().init(place);
  {
    shared<Number> several = std::move(single);
    EXPECT_FALSE(single);
    const shared<Number> copy = several;
    EXPECT_EQ(next(several), 28);
    EXPECT_FALSE(shared<Number>(std::move(single)));
  }
  EXPECT_FALSE(place.occupied());
}

static_assert(std::is_nothrow_default_constructible_v<box<Number>>);
static_assert(std::is_nothrow_default_constructible_v<shared<Number>>);

template <class Owner>
class Empty : public testing::Test {};
using owners = testing::Types<box<Number>, shared<Number>>;
TYPED_TEST_SUITE(Empty, owners);

TYPED_TEST(Empty, C21_an_owner_is_empty_until_it_is_given_an_object) {
  buffer<256> place;
  for (const bool odd : {true, false}) {
    TypeParam number;
    EXPECT_FALSE(number);
    EXPECT_TRUE(number == nullptr);
    if (odd)
      number = make<odd_size>().init(place);
    else
      number = make<aligned_number>().init(place);
    EXPECT_TRUE(number != nullptr);
    EXPECT_EQ(sync_wait(number->next().boxed()), odd ? 28 : 64);
  }
  EXPECT_FALSE(place.occupied());
}

TYPED_TEST(Empty, C21_nullptr_and_reset_end_the_object) {
  buffer<256> place;
  TypeParam number = make<odd_size>().init(place);
  number = nullptr;
  EXPECT_FALSE(place.occupied());
  EXPECT_TRUE(nullptr == number);
  number = make<odd_size>().init(place);
  number.reset();
  EXPECT_FALSE(place.occupied());
  number.reset();
  EXPECT_EQ(number, nullptr);
  TypeParam other = nullptr;
  other.swap(number);
  const TypeParam moved = std::move(other);
  EXPECT_FALSE(moved);
}

TYPED_TEST(Empty, C21_calling_through_an_empty_owner_is_an_error) {
  constexpr const char* message = "called through a box or a shared that is empty";
  TypeParam number;
  EXPECT_FAILURE((void)number->next(), message);
  EXPECT_FAILURE((void)std::move(number)->next(), message);
  EXPECT_FAILURE((void)*number, message);
  TypeParam full = make<odd_size>().boxed();
  const TypeParam taken = std::move(full);
  EXPECT_FAILURE((void)full->next(), message);
}

TEST(Shared, C21_an_empty_shared_is_copied) {
  const shared<Number> none;
  const shared<Number> copy = none;
  EXPECT_FALSE(copy);
  shared<Number> from_box = box<Number>();
  EXPECT_FALSE(from_box);
}

}  // namespace
