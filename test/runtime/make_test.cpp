// Objects in place: make, owner, box.
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <dynify/box.hpp>
#include <dynify/buffer.hpp>
#include <dynify/heap.hpp>
#include <dynify/make.hpp>
#include <dynify/sync_wait.hpp>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
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
using dynify::heap;
using dynify::make;
using dynify::owner;
using dynify::sync_wait;
using dynify::task;
using test::operation_log;
using test::tracked;
using entries = operation_log::entries;

static_assert(!std::is_copy_constructible_v<owner<int>>);
static_assert(std::is_nothrow_move_constructible_v<owner<int>>);
static_assert(std::is_nothrow_move_assignable_v<owner<int>>);
static_assert(!std::is_copy_constructible_v<box<Number>>);
static_assert(std::is_nothrow_move_constructible_v<box<Number>>);
static_assert(std::is_nothrow_move_assignable_v<box<Number>>);
static_assert(sizeof(box<Number>) == 3 * sizeof(void*));
static_assert(!std::is_constructible_v<box<Number>, owner<int>>);

struct immovable {
  immovable(int v, std::unique_ptr<int> p) : value(v), pointer(std::move(p)), self(this) {}
  immovable(immovable&&) = delete;
  int value;
  std::unique_ptr<int> pointer;
  immovable* self;
};

struct alignas(64) over_aligned {
  std::byte bytes[64];
};

struct throws {
  explicit throws(const tracked&) { throw std::runtime_error("constructor"); }
};

bool is_aligned(const void* p, std::size_t align) {
  return reinterpret_cast<std::uintptr_t>(p) % align == 0;
}

template <class Container>
bool holds(const Container& c, const void* p) {
  const auto* const begin = reinterpret_cast<const std::byte*>(std::addressof(c));
  return p >= begin && p < begin + sizeof c;
}

TEST(Make, C11_an_object_is_built_where_it_stays) {
  buffer<256> b;
  {
    const owner<immovable> o = make<immovable>(7, std::make_unique<int>(8)).init(b);
    EXPECT_TRUE(holds(b, o.get()));
    EXPECT_TRUE(b.occupied());
    EXPECT_EQ(o->value, 7);
    EXPECT_EQ(*(*o).pointer, 8);
    EXPECT_EQ(o->self, o.get());
  }
  EXPECT_FALSE(b.occupied());
}

TEST(Make, C11_an_object_is_built_in_every_container) {
  alignas(16) std::byte raw[256];
  alignas(16) std::array<std::byte, 256> array;
  buffer<256> b;
  test::bump_container bump(256);
  test::stateless_container stateless;
  const auto make_text = [] { return make<std::string>(std::size_t{100}, 'x'); };
  EXPECT_TRUE(holds(raw, make_text().init(raw).get()));
  EXPECT_TRUE(holds(raw, make_text().init(std::span<std::byte>(raw)).get()));
  EXPECT_TRUE(holds(array, make_text().init(array).get()));
  EXPECT_TRUE(holds(b, make_text().init(b).get()));
  EXPECT_TRUE(bump.holds(make_text().init(bump).get()));
  EXPECT_TRUE(test::stateless_container::shared().holds(make_text().init(stateless).get()));
  EXPECT_EQ(*make_text().boxed(), std::string(100, 'x'));
  EXPECT_EQ(bump.living(), 0u);
  EXPECT_EQ(bump.released, bump.allocated);
}

TEST(Make, C11_layout_is_what_a_container_is_asked_for) {
  const auto l = make<over_aligned>().layout();
  EXPECT_EQ(l.align, 64u);
  EXPECT_EQ(l.size, sizeof(over_aligned) + 2 * sizeof(void*));  // owner count and trailer
  test::bump_container bump(512);
  (void)make<over_aligned>().init(bump);
  EXPECT_EQ(bump.allocated, (std::vector<dynify::layout>{{l.size + sizeof(void*), 64}}));
  const test::heap_use before = test::heap_used();
  (void)make<std::string>("a").boxed();
  EXPECT_EQ(test::heap_used().last_size, (make<std::string>("a").layout().size));
  EXPECT_EQ(test::heap_used().living(), before.living());
}

TEST(Make, C06_an_over_aligned_object_is_aligned_everywhere) {
  buffer<256> b;
  std::byte raw[256];
  test::bump_container bump(512);
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(is_aligned(make<over_aligned>().init(b).get(), 64));
    EXPECT_FALSE(b.occupied());
    EXPECT_TRUE(is_aligned(make<over_aligned>().init(std::span(raw).subspan(1)).get(), 64));
    EXPECT_TRUE(is_aligned(make<over_aligned>().init(bump).get(), 64));
    EXPECT_TRUE(is_aligned(make<over_aligned>().boxed().get(), 64));
  }
}

TEST(Make, C11_an_object_ends_once) {
  buffer<256> b;
  operation_log::take();
  {
    owner<tracked> first = make<tracked>("first").init(b);
    owner<tracked> moved = std::move(first);
    EXPECT_EQ(first.get(), nullptr);
    EXPECT_EQ(operation_log::take(), (entries{"construct first"}));
    moved = make<tracked>("second").boxed();
    EXPECT_EQ(operation_log::take(), (entries{"construct second", "destroy first"}));
    EXPECT_FALSE(b.occupied());
  }
  EXPECT_EQ(operation_log::take(), (entries{"destroy second"}));
}

TEST(Make, C11_a_constructor_that_throws_gives_the_storage_back) {
  buffer<256> b;
  test::bump_container bump(256);
  operation_log::take();
  const std::size_t living = test::heap_used().living();
  for (int i = 0; i < 3; ++i) {
    EXPECT_THROW((void)make<throws>(tracked("a")).init(b), std::runtime_error);
    EXPECT_EQ(test::destructions(operation_log::take(), "a"), 1);
    EXPECT_FALSE(b.occupied());
    EXPECT_THROW((void)make<throws>(tracked("a")).try_init(bump), std::runtime_error);
    EXPECT_EQ(bump.living(), 0u);
    EXPECT_THROW((void)make<throws>(tracked("a")).boxed(), std::runtime_error);
    operation_log::take();
  }
  EXPECT_EQ(test::heap_used().living(), living);
}

TEST(Make, C02_a_chain_takes_the_first_container_that_has_room) {
  buffer<8> small;
  buffer<256> large;
  const auto o = make<std::string>("a").init(small, large, heap);
  EXPECT_TRUE(holds(large, o.get()));
  EXPECT_FALSE(holds(large, make<std::string>("a").init(small, large, heap).get()));
}

TEST(Make, C05_refusals_tell_needed_and_available_bytes_and_keep_the_arguments) {
  const std::size_t needed = make<immovable>(1, nullptr).layout().size;
  buffer<8> small;
  auto failed = make<immovable>(7, std::make_unique<int>(8)).try_init(small);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().reason(), dynify::init_failure::out_of_capacity);
  EXPECT_EQ(failed.error().needed(), needed);
  EXPECT_EQ(failed.error().available(), 8u);
  buffer<256> b;
  auto built = std::move(failed).constructor().try_init(b);
  ASSERT_TRUE(built);
  EXPECT_EQ(*(*built)->pointer, 8);
  EXPECT_THROW((void)make<int>(1).init(b), dynify::buffer_occupied);
  EXPECT_THROW((void)make<int>(1).init(small), dynify::out_of_capacity);
}

TEST(Make, C11_a_reference_is_passed_by_ref) {
  int n = 1;
  struct refers {
    explicit refers(int& m) : p(&m) {}
    int* p;
  };
  EXPECT_EQ(make<refers>(std::ref(n)).boxed()->p, &n);
}

struct counts {
  tracked name;
  int n;
  counts(std::string text, int first) : name(std::move(text)), n(first) {}
  task<int> next() { co_return n++; }
};
struct alignas(64) aligned_number {
  task<int> next() { co_return is_aligned(this, 64) ? 64 : 0; }
};

TEST(Box, C11_a_box_calls_what_it_owns) {
  buffer<256> b;
  buffer<256> frame;
  box<Number> number = make<counts>("counts", 5).init(b);
  EXPECT_TRUE(number);
  EXPECT_EQ(sync_wait(number->next().init(frame)), 5);
  EXPECT_EQ(sync_wait(number->next().in(frame)), 6);
  DynNumber dyn = *number;
  EXPECT_EQ(sync_wait(dyn.next().in(frame)), 7);
  box<Number> moved = std::move(number);
  EXPECT_FALSE(number);
  EXPECT_EQ(sync_wait(moved->next().in(frame)), 8);
}

TEST(Box, C11_a_box_of_each_container_gives_the_storage_back) {
  buffer<256> b;
  alignas(16) std::byte raw[256];
  test::bump_container bump(512);
  test::stateless_container stateless;
  operation_log::take();
  const std::size_t living = test::heap_used().living();
  {
    std::vector<box<Number>> boxes;
    boxes.push_back(make<counts>("a", 0).init(b));
    boxes.push_back(make<counts>("b", 1).init(raw));
    boxes.push_back(make<counts>("c", 2).init(bump));
    boxes.push_back(make<counts>("d", 3).init(stateless));
    boxes.push_back(make<counts>("e", 4).boxed());
    boxes.push_back(make<aligned_number>().boxed());
    buffer<256> frame;
    for (int i = 0; i < 5; ++i)
      EXPECT_EQ(sync_wait(boxes[static_cast<std::size_t>(i)]->next().in(frame)), i);
    EXPECT_EQ(sync_wait(boxes.back()->next().in(frame)), 64);
    EXPECT_TRUE(b.occupied());
    EXPECT_EQ(bump.living(), 1u);
  }
  EXPECT_FALSE(b.occupied());
  EXPECT_EQ(bump.living(), 0u);
  EXPECT_EQ(bump.released, bump.allocated);
  EXPECT_EQ(test::stateless_container::shared().living(), 0u);
  operation_log::take();
  EXPECT_EQ(test::heap_used().living(), living);
}

TEST(Box, C06_an_over_aligned_object_in_a_buffer_frees_it) {
  buffer<256> b;
  for (int i = 0; i < 3; ++i) {
    const box<Number> number = make<aligned_number>().init(b);
    EXPECT_TRUE(b.occupied());
  }
  EXPECT_FALSE(b.occupied());
}

TEST(Box, C11_objects_end_in_order_once) {
  operation_log::take();
  {
    std::vector<box<Number>> boxes;
    boxes.push_back(make<counts>("first", 1).boxed());
    boxes.push_back(make<counts>("second", 2).boxed());
    operation_log::take();
    boxes[0].swap(boxes[1]);
    boxes[0] = std::move(boxes[1]);
    EXPECT_EQ(operation_log::take(), (entries{"destroy second"}));
    boxes.pop_back();
    EXPECT_EQ(operation_log::take(), (entries{}));
    box<Number>& same = boxes[0];
    boxes[0] = std::move(same);
    EXPECT_TRUE(boxes[0]);
  }
  EXPECT_EQ(operation_log::take(), (entries{"destroy first"}));
}

}  // namespace
