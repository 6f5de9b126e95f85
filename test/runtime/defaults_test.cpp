// Default methods: the frames of their coroutines are placed like any other.
#include <gtest/gtest.h>

#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <string>
#include <string_view>

#include "defaulted.dyn.hpp"
#include "support/heap_use.hpp"

namespace {

struct Numbers {
  int last = 3;
  int most = -1;
  dynify::task<std::optional<int>> next() {
    if (last == 0) co_return std::nullopt;
    co_return last--;
  }
  int limit() const { return most; }
};

struct Summed : Numbers {
  dynify::task<int> sum() { co_return 100; }
};

static_assert(dynify::implements<Numbers, Defaulted>);
static_assert(dynify::implements<Summed, Defaulted>);

// A supertrait's method without a body is every implementor's, whatever a derived trait has.
struct Unlimited {
  dynify::task<std::optional<int>> next();
};
static_assert(!dynify::implements<Unlimited, Hurried>);
static_assert(std::string_view(dynify::companion::lacking<Unlimited, Hurried>()) ==
              "int Defaulted::limit() const: there is none of this name");

dynify::task<int> sum_of(DynDefaulted numbers) {
  dynify::buffer<1024> frame;
  co_return co_await numbers.sum().in(frame);
}

TEST(Defaults, T07_an_implementor_without_the_method_gets_the_default) {
  Numbers numbers;
  DynDefaulted dyn = numbers;
  EXPECT_TRUE(dyn.unlimited());
  numbers.most = 1;
  EXPECT_FALSE(dyn.unlimited());
  dynify::buffer<1024> frame;
  EXPECT_EQ(dynify::sync_wait(dyn.sum().init(frame)), 6);
}

TEST(Defaults, T07_an_implementor_with_the_method_keeps_its_own) {
  Summed summed;
  DynDefaulted dyn = summed;
  dynify::buffer<4096> frame;
  EXPECT_EQ(dynify::sync_wait(dyn.sum().init(frame)), 100);
  EXPECT_EQ(dynify::sync_wait(dyn.checked(100).init(frame)), 100);  // calls it, too
}

TEST(Defaults, T07_a_dyn_of_the_supertrait_keeps_the_default_that_a_derived_one_hides) {
  Numbers numbers;
  DynHurried dyn = numbers;
  const DynDefaulted upcast = dyn;
  EXPECT_FALSE(dyn.unlimited());
  EXPECT_TRUE(dyn.ever_unlimited());
  EXPECT_TRUE(upcast.unlimited());
  dynify::buffer<1024> frame;  // what the supertrait's bodies call is the supertrait's, too
  EXPECT_EQ(dynify::sync_wait(dyn.described("a", 1).init(frame)), "a!");
}

TEST(Defaults, T07_an_implementors_own_method_is_called_through_the_derived_and_the_supertrait) {
  struct Own : Numbers {
    bool unlimited() const { return most == 7; }
  } numbers;
  DynHurried dyn = numbers;
  const DynDefaulted upcast = dyn;
  EXPECT_FALSE(dyn.unlimited() || upcast.unlimited());
  numbers.most = 7;
  EXPECT_TRUE(dyn.unlimited() && upcast.unlimited());
  EXPECT_EQ(dyn.limit(), 7);  // not the body in the derived trait
}

TEST(Defaults, T07_frames_of_defaults_and_of_what_they_call_need_no_heap) {
  Numbers numbers;
  dynify::buffer<4096> frame;
  const std::size_t before = test::heap_used().allocations;
  EXPECT_EQ(dynify::sync_wait(dynify::defer(&sum_of, DynDefaulted(numbers)).init(frame)), 6);
  EXPECT_EQ(test::heap_used().allocations, before);
}

TEST(Defaults, T07_a_refused_default_gives_its_arguments_back) {
  Numbers numbers;
  DynDefaulted dyn = numbers;
  auto call = dyn.described(std::string(100, 'a'));
  dynify::buffer<16> small;
  EXPECT_GT(call.layout().size, small.capacity());
  auto refused = std::move(call).try_init(small);
  ASSERT_FALSE(refused);
  dynify::buffer<1024> frame;
  EXPECT_EQ(dynify::sync_wait(std::move(refused).constructor().init(frame)),
            std::string(100, 'a') + "!!");
}

TEST(Defaults, T07_what_a_default_throws_reaches_the_caller) {
  Numbers numbers;
  DynDefaulted dyn = numbers;
  EXPECT_THROW(dynify::sync_wait(dyn.checked(5).boxed()), std::range_error);
  numbers.last = 2;
  EXPECT_EQ(dynify::sync_wait(dyn.checked(5).boxed()), 3);
}

TEST(Defaults, T07_a_default_that_takes_the_object_along_keeps_it) {
  auto box = dynify::make<Numbers>().init(dynify::heap);
  dynify::box<Defaulted> erased = std::move(box);
  dynify::buffer<2048> frame;
  EXPECT_EQ(dynify::sync_wait(std::move(erased)->finish("four").init(frame)), 4);
}

TEST(Defaults, T07_a_bound_dyn_offers_defaults_to_generic_code) {
  Numbers numbers;
  dynify::buffer<2048> frame;
  auto bound = dynify::bind(DynDefaulted(numbers), frame);
  const auto generic = []<dynify::implements<Defaulted> T>(T& it) { return it.sum(); };
  EXPECT_EQ(dynify::sync_wait(generic(bound)), 6);
}

TEST(Defaults, T07_a_const_object_has_the_const_defaults) {
  const Numbers numbers;
  const dynify::dyn<const Defaulted> dyn = numbers;
  dynify::buffer<1024> frame;
  EXPECT_TRUE(dyn.unlimited());
  EXPECT_EQ(dynify::sync_wait(dyn.described("a", 1).init(frame)), "a!");
}

}  // namespace
