// Objects that cannot move, may fail to be built, or come many at a time: make_with, arrays.
#include <gtest/gtest.h>
#include <pthread.h>

#include <array>
#include <cstddef>
#include <dynify/box.hpp>
#include <dynify/buffer.hpp>
#include <dynify/constructs.hpp>
#include <dynify/heap.hpp>
#include <dynify/make.hpp>
#include <dynify/make_with.hpp>
#include <dynify/pool.hpp>
#include <dynify/shared.hpp>
#include <dynify/sync_wait.hpp>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

#include "number.dyn.hpp"
#include "support/bump_container.hpp"
#include "support/failure.hpp"
#include "support/heap_use.hpp"
#include "support/operation_log.hpp"

namespace {

using dynify::buffer;
using dynify::make;
using dynify::make_with;
using dynify::owner;
using dynify::slot;
using dynify::sync_wait;
using dynify::task;
using test::operation_log;
using test::tracked;
using entries = operation_log::entries;

/// In a list from the moment it is built: its address is known to its neighbours.
struct list_node {
  list_node* next;
  list_node* previous;
  list_node() : next(this), previous(this) {}
  explicit list_node(list_node& after) : next(after.next), previous(&after) {
    next->previous = previous->next = this;
  }
  list_node(list_node&&) = delete;
  ~list_node() {
    next->previous = previous;
    previous->next = next;
  }
};

static_assert(dynify::constructs<decltype(make<int>(1)), owner<int>>);
static_assert(
    dynify::constructs<decltype(make_with<int>([](slot<int>& s) { s.construct(1); })), owner<int>>);
static_assert(dynify::constructs<decltype(std::declval<DynNumber>().next()), task<int>>);
static_assert(!dynify::constructs<decltype(make<int>(1)), task<int>>);
static_assert(!dynify::constructs<owner<int>, owner<int>>);

/// Built by a C function, which may fail.
struct mutex {
  pthread_mutex_t native;
  ~mutex() { pthread_mutex_destroy(&native); }
};

TEST(MakeWith, C11_a_node_of_an_intrusive_list_is_linked_where_it_stays) {
  list_node head;
  dynify::pool<64, 3> pool;
  {
    const auto add = [&](slot<list_node> s) { EXPECT_EQ(&s.construct(head), s.address()); };
    const owner<list_node> first = make_with<list_node>(add).init(pool);
    owner<list_node> second = make_with<list_node>(add).init(pool);
    const owner<list_node> moved = std::move(second);
    EXPECT_EQ(head.next, moved.get());
    EXPECT_EQ(head.previous, first.get());
    EXPECT_EQ(moved->next, first.get());
  }
  EXPECT_EQ(head.next, &head);
  EXPECT_EQ(pool.living(), 0u);
}

TEST(MakeWith, C11_a_c_function_builds_in_the_slot_and_its_error_comes_back) {
  buffer<256> b;
  int wanted = 0;
  const auto build = [&](const slot<mutex>& s) -> std::error_code {
    if (wanted != 0) return {wanted, std::generic_category()};
    if (const int error = pthread_mutex_init(&s.address()->native, nullptr))
      return {error, std::generic_category()};
    s.assume_constructed();
    return {};
  };
  wanted = EAGAIN;
  auto failed = make_with<mutex>(build).try_init(b);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.failure(), std::errc::resource_unavailable_try_again);
  EXPECT_EQ(failed.error().reason(), dynify::init_failure::failed);
  EXPECT_FALSE(b.occupied());
  try {
    (void)make_with<mutex>(build).init(b);
    ADD_FAILURE() << "built";
  } catch (const dynify::build_failed<std::error_code>& e) {
    EXPECT_EQ(e.error().value(), EAGAIN);
  }
  EXPECT_FALSE(b.occupied());
  wanted = 0;
  auto built = std::move(failed).constructor().try_init(b);
  ASSERT_TRUE(built);
  EXPECT_FALSE(built.failure());
  EXPECT_EQ(pthread_mutex_lock(&(*built)->native), 0);
  EXPECT_EQ(pthread_mutex_unlock(&(*built)->native), 0);
}

TEST(MakeWith, C11_no_room_is_no_error_of_the_function) {
  buffer<1> small;
  int calls = 0;
  auto refused = make_with<int>([&](auto& s) {
                   ++calls;
                   s.construct(7);
                   return std::error_code();
                 }).try_init(small);
  ASSERT_FALSE(refused);
  EXPECT_EQ(calls, 0);
  EXPECT_FALSE(refused.failure());
  EXPECT_EQ(refused.error().reason(), dynify::init_failure::out_of_capacity);
  EXPECT_EQ(**std::move(refused).constructor().try_init(dynify::heap), 7);
}

TEST(MakeWith, C11_what_was_built_before_a_failure_is_destroyed_and_the_storage_released_once) {
  test::bump_container bump(512);
  const auto fails = [](slot<tracked> s) {
    s.construct("a");
    return std::make_error_code(std::errc::io_error);
  };
  const auto throws = [](slot<tracked> s) {
    s.construct("b");
    throw std::runtime_error("afterwards");
  };
  operation_log::take();
  EXPECT_FALSE(make_with<tracked>(fails).try_init(bump));
  EXPECT_EQ(operation_log::take(), (entries{"construct a", "destroy a"}));
  EXPECT_THROW((void)make_with<tracked>(throws).init(bump), std::runtime_error);
  EXPECT_EQ(operation_log::take(), (entries{"construct b", "destroy b"}));
  EXPECT_THROW((void)make_with<tracked>([](slot<tracked>) { throw 1; }).init(bump), int);
  EXPECT_EQ(operation_log::take(), (entries{}));
  EXPECT_EQ(bump.allocated.size(), 3u);
  EXPECT_EQ(bump.released, bump.allocated);
}

/// Larger than any stack here.
struct huge {
  std::array<unsigned char, 64u << 20> bytes;
};

TEST(MakeWith, C11_an_object_larger_than_the_stack_is_built_in_its_heap_block) {
  const owner<huge> o = make_with<huge>([](slot<huge> s) {
                          ::new (static_cast<void*>(s.address())) huge;
                          s.address()->bytes.back() = 7;
                          s.assume_constructed();
                        }).boxed();
  EXPECT_EQ(o->bytes.back(), 7);
}

struct from_slot {
  int value;
  from_slot* self;
  from_slot(int v, from_slot* s) : value(v), self(s) {}
  from_slot(from_slot&&) = delete;
  task<int> next() { co_return self == this ? value : -1; }
};

TEST(MakeWith, C11_a_self_referential_implementor_is_boxed_and_shared) {
  buffer<256> place;
  buffer<256> frame;
  const auto build = [](slot<from_slot> s) { s.construct(5, s.address()); };
  {
    dynify::box<Number> box = make_with<from_slot>(build).init(place);
    EXPECT_EQ(sync_wait(box->next().in(frame)), 5);
    dynify::shared<Number> shared = std::move(box);
    dynify::shared<Number> copy = shared;
    EXPECT_EQ(sync_wait(copy->next().in(frame)), 5);
  }
  EXPECT_FALSE(place.occupied());
}

TEST(MakeWithDeathTest, C11_success_without_an_object_and_two_objects_are_failures) {
  buffer<256> b;
  EXPECT_FAILURE((void)make_with<int>([](slot<int>) {}).init(b), "without having built the object");
  EXPECT_FAILURE((void)make_with<int>([](slot<int> s) {
                   s.construct(1);
                   s.construct(2);
                 }).init(b),
                 "the object was built already");
}

/// Numbers its objects, and fails to build one of them.
struct element {
  static inline int built = 0;
  static inline int fails_at = -1;
  tracked name;
  element() : name(std::to_string(check())) {}
  explicit element(const std::string& text) : name(text + std::to_string(check())) {}

 private:
  static int check() {
    if (built == fails_at) throw std::runtime_error("element");
    return built++;
  }
};

class Arrays : public testing::Test {
 protected:
  Arrays() {
    element::built = 0;
    element::fails_at = -1;
    operation_log::take();
  }
};

TEST_F(Arrays, C11_an_array_is_built_in_order_and_destroyed_backwards) {
  buffer<512> b;
  {
    const owner<element[3]> o = make<element[3]>().init(b);
    EXPECT_EQ(o[2].name.name(), "2");
    EXPECT_EQ(std::size(*o), 3u);
    EXPECT_EQ(operation_log::take(), (entries{"construct 0", "construct 1", "construct 2"}));
  }
  EXPECT_EQ(operation_log::take(), (entries{"destroy 2", "destroy 1", "destroy 0"}));
  EXPECT_FALSE(b.occupied());
}

TEST_F(Arrays, C11_an_element_that_fails_takes_those_before_along_backwards) {
  test::bump_container bump(512);
  element::fails_at = 2;
  EXPECT_THROW((void)make<element[4]>().init(bump), std::runtime_error);
  EXPECT_EQ(operation_log::take(),
            (entries{"construct 0", "construct 1", "destroy 1", "destroy 0"}));
  EXPECT_EQ(bump.allocated.size(), 1u);
  EXPECT_EQ(bump.released, bump.allocated);
  element::fails_at = 4;
  EXPECT_THROW((void)make<element[2][2]>("x").try_init(bump), std::runtime_error);
  EXPECT_EQ(operation_log::take(),
            (entries{"construct x2", "construct x3", "destroy x3", "destroy x2"}));
  EXPECT_EQ(bump.living(), 0u);
}

TEST_F(Arrays, C11_elements_are_built_from_the_same_arguments_or_from_none) {
  const auto words = make<std::string[2][2]>("a text that is not kept inside").boxed();
  EXPECT_EQ(words[0][0], words[1][1]);
  const auto zeros = make<int[5]>().boxed();
  for (const int zero : *zeros) EXPECT_EQ(zero, 0);
  EXPECT_EQ((make<int[5]>().layout().align), alignof(void*));
}

TEST(MakeWith, C11_the_function_may_return_what_it_has_built) {
  buffer<128> b;
  const auto reference = [](slot<int> s) -> int& { return s.construct(5); };
  EXPECT_EQ(*make_with<int>(reference).init(b), 5);
  const auto pointer = [](slot<int> s) { return &s.construct(6); };
  EXPECT_EQ(*make_with<int>(pointer).init(b), 6);
  EXPECT_EQ(**make_with<int>(pointer).try_init(b), 6);
}

}  // namespace
