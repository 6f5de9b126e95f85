// What lies behind a dyn. Built with -fno-rtti.
#include <gtest/gtest.h>

#include <dynify/bind.hpp>
#include <dynify/box.hpp>
#include <dynify/buffer.hpp>
#include <dynify/downcast.hpp>
#include <dynify/make.hpp>
#include <dynify/shared.hpp>
#include <type_traits>
#include <utility>

#include "layers.dyn.hpp"

#ifdef __cpp_rtti
#error "to be built without RTTI"
#endif

namespace {

using dynify::downcast;
using dynify::same_object;
using dynify::type_of;
using layers::ConstDynReadable;
using layers::DynClosable;
using layers::DynFile;
using layers::DynReadable;

template <int Number>
struct disk {
  int value = Number;
  dynify::task<int> read() { co_return value; }
  int size() const { return value; }
  void close() { value = 0; }
  dynify::task<int> write(int given) { co_return value = given; }
};
using near = disk<1>;
using far = disk<2>;

// Its first member is at its own address, and an implementor too.
struct wrapper {
  near inner;
  dynify::task<int> read() { return inner.read(); }
  int size() const { return 7; }
  void close() {}
  dynify::task<int> write(int given) { return inner.write(given); }
};

TEST(Downcast, T21_downcast_finds_the_object_by_its_type) {
  near object;
  const DynReadable dyn = object;
  EXPECT_EQ(downcast<near>(dyn), &object);
  EXPECT_EQ(downcast<far>(dyn), nullptr);
  EXPECT_EQ(downcast<const near>(dyn), &object);
  static_assert(std::is_same_v<decltype(downcast<near>(dyn)), near*>);
}

TEST(Downcast, T21_downcast_works_through_conversions_to_supertraits) {
  far object;
  const DynFile file = object;
  const DynReadable readable = file;
  const DynClosable closable = file;
  EXPECT_EQ(downcast<far>(readable), &object);
  EXPECT_EQ(downcast<far>(closable), &object);
  EXPECT_EQ(downcast<near>(closable), nullptr);
}

TEST(Downcast, T21_downcast_of_a_const_dyn_gives_a_const_object) {
  const near fixed;
  near object;
  const ConstDynReadable of_const = fixed;
  const ConstDynReadable of_other = DynReadable(object);
  EXPECT_EQ(downcast<near>(of_const), &fixed);
  EXPECT_EQ(downcast<near>(of_other), &object);
  static_assert(std::is_same_v<decltype(downcast<near>(of_const)), const near*>);
}

TEST(Downcast, T21_downcast_never_takes_the_const_of_an_object_away) {
  const near fixed;
  const layers::DynFixed dyn = fixed;
  EXPECT_EQ(downcast<near>(dyn), nullptr);
  EXPECT_EQ(downcast<const near>(dyn), &fixed);
}

TEST(Downcast, T21_downcast_looks_into_boxes_and_shared_and_bound_dyns) {
  dynify::box<layers::File> box = dynify::make<near>().boxed();
  near* const inside = downcast<near>(box);
  ASSERT_NE(inside, nullptr);
  EXPECT_EQ(inside->value, 1);
  EXPECT_EQ(downcast<far>(box), nullptr);

  const DynFile dyn = *box;
  dynify::buffer<256> frame;
  const auto bound = dynify::bind(dyn, frame);
  EXPECT_EQ(downcast<near>(bound), inside);
  EXPECT_TRUE(same_object(bound, box));

  const dynify::box<layers::Readable> moved = std::move(box);
  EXPECT_EQ(downcast<near>(moved), inside);
  EXPECT_EQ(downcast<near>(box), nullptr);  // NOLINT(bugprone-use-after-move): it is empty

  const dynify::shared<layers::File> shared = dynify::make<far>().boxed();
  const auto other = shared;
  EXPECT_EQ(downcast<far>(shared)->value, 2);
  EXPECT_TRUE(same_object(shared, other));
  EXPECT_FALSE(same_object(shared, moved));
}

TEST(Downcast, T21_downcast_knows_traits_with_parameters_and_associated_types) {
  struct slot {
    using item = char;
    dynify::task<int> take(char what) { co_return what; }
  } object;
  const layers::DynSlot<int, char> dyn = object;
  EXPECT_EQ(downcast<slot>(dyn), &object);
  dynify::buffer<256> frame;
  EXPECT_EQ(downcast<slot>(dynify::bind(dyn, frame)), &object);
}

TEST(Downcast, T21_same_object_compares_address_and_type) {
  wrapper outer;
  near other;
  const DynFile whole = outer;
  const DynFile part = outer.inner;
  const DynReadable again = whole;
  EXPECT_TRUE(same_object(whole, again));
  EXPECT_TRUE(same_object(again, ConstDynReadable(again)));
  EXPECT_FALSE(same_object(whole, part));
  EXPECT_FALSE(same_object(part, DynFile(other)));
}

TEST(Downcast, T21_type_of_compares_types_and_ignores_const) {
  near object;
  near second;
  const far fixed;
  const DynFile dyn = object;
  EXPECT_EQ(type_of(dyn), type_of(DynClosable(second)));
  EXPECT_EQ(type_of(dyn), type_of<near>());
  EXPECT_EQ(type_of(ConstDynReadable(fixed)), type_of<far>());
  EXPECT_EQ(type_of<far>(), type_of<const far>());
  EXPECT_NE(type_of(dyn), type_of<far>());
}

// A pointer into an owner that ends at once is not handed out.
template <class T>
concept can_downcast = requires(T&& owner) { dynify::downcast<near>(static_cast<T&&>(owner)); };
static_assert(can_downcast<dynify::box<layers::File>&>);
static_assert(!can_downcast<dynify::box<layers::File>>);
static_assert(can_downcast<DynFile>);

}  // namespace
