// The containers that come with dynify, one after the other: each alone, in a chain, for objects,
// and what it tells.
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <dynify/arena.hpp>
#include <dynify/bind.hpp>
#include <dynify/box.hpp>
#include <dynify/buffer.hpp>
#include <dynify/constructor.hpp>
#include <dynify/defer.hpp>
#include <dynify/frame_stack.hpp>
#include <dynify/heap.hpp>
#include <dynify/make.hpp>
#include <dynify/observed.hpp>
#include <dynify/pmr.hpp>
#include <dynify/pool.hpp>
#include <dynify/small_buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <dynify/vector.hpp>
#include <dynify/with_allocator.hpp>
#include <memory>
#include <memory_resource>
#include <new>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "number.dyn.hpp"
#include "support/bump_container.hpp"
#include "support/failure.hpp"
#include "support/heap_use.hpp"

// In this program every container is a place where it is a parameter.
template <class C>
  requires dynify::detail::holds_frames<C>
inline constexpr bool dynify::enable_place<C> = true;

namespace {

using dynify::buffer;
using dynify::heap;
using dynify::layout;
using dynify::make;
using dynify::sync_wait;
using dynify::task;

constexpr std::size_t word = sizeof(void*);

struct answer {
  int value = 42;
  task<int> next() { co_return value; }
};

task<int> static_answer() { co_return 42; }
// noinline: Clang would leave the frame out.
template <class Container>
[[gnu::noinline]] task<int> placed_answer(Container&) {
  co_return 42;
}

struct alignas(64) aligned_answer {
  task<int> next() { co_return reinterpret_cast<std::uintptr_t>(this) % 64 == 0 ? 42 : 0; }
};

std::size_t frame_bytes() {
  answer a;
  return DynNumber(a).next().layout().size;
}

/// Remembers what was asked of it and what came back.
class recording_resource : public std::pmr::memory_resource {
 public:
  std::vector<layout> given;
  std::vector<layout> returned;
  std::size_t left = 100;

 private:
  void* do_allocate(std::size_t size, std::size_t align) override {
    if (left == 0) throw std::bad_alloc();
    --left;
    given.push_back({size, align});
    return heap.allocate({size, align});
  }
  void do_deallocate(void* p, std::size_t size, std::size_t align) override {
    returned.push_back({size, align});
    heap.release(p, {size, align});
  }
  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }
};

/// An allocator with state, which remembers what was asked of it and what came back.
template <class T>
struct recording_allocator {
  using value_type = T;
  std::vector<layout>* given;
  std::vector<layout>* returned;

  recording_allocator(std::vector<layout>& g, std::vector<layout>& r) : given(&g), returned(&r) {}
  template <class U>
  explicit recording_allocator(const recording_allocator<U>& other) noexcept
      : given(other.given), returned(other.returned) {}
  T* allocate(std::size_t n) {
    given->push_back({n * sizeof(T), alignof(T)});
    return std::allocator<T>().allocate(n);
  }
  void deallocate(T* p, std::size_t n) noexcept {
    returned->push_back({n * sizeof(T), alignof(T)});
    std::allocator<T>().deallocate(p, n);
  }
};

/// Offers its bytes up front.
class offering {
 public:
  ~offering() { offered().take_back(); }
  dynify::offered_bytes offered() noexcept { return {bytes_, sizeof bytes_, &flag_}; }

 private:
  alignas(dynify::frame_alignment) std::byte bytes_[512];
  dynify::occupied_flag flag_;
};

/// Every use of a container: alone and behind one that has no room, by every operation, for frames
/// and objects; and as the parameter that says where a frame goes.
template <class Container>
void use_in_every_way(Container&& container) {
  answer object;
  DynNumber number = object;
  test::full_container full;
  buffer<8> small;
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(sync_wait(number.next().init(container)), 42);
    EXPECT_EQ(sync_wait(number.next().in(container)), 42);
    EXPECT_EQ(sync_wait(number.next().init(full, small, container)), 42);
    EXPECT_EQ(sync_wait(number.next().in(small, full, container)), 42);
    EXPECT_EQ(sync_wait(number.next().in(container, heap)), 42);
    auto tried = number.next().try_init(container, small);
    ASSERT_TRUE(tried);
    EXPECT_EQ(sync_wait(std::move(*tried)), 42);
    (void)number.next().init(container);  // destroyed before it starts
    auto bound = dynify::bind(number, container);
    EXPECT_EQ(sync_wait(bound.next()), 42);
    EXPECT_EQ(sync_wait(dynify::defer(&static_answer).init(container)), 42);
    EXPECT_EQ(sync_wait(dynify::defer(&static_answer).in(full, container)), 42);
    EXPECT_EQ(sync_wait(*dynify::defer(&static_answer).try_init(small, container)), 42);
    EXPECT_EQ(sync_wait(placed_answer(container)), 42);
    EXPECT_EQ(make<answer>().init(container)->value, 42);
    const dynify::box<Number> boxed = make<answer>().init(full, container);
    EXPECT_TRUE(boxed);
  }
  EXPECT_EQ(full.released, 0);
}

template <class Container>
void uses_an_over_aligned_object(Container&& container) {
  dynify::box<Number> number = make<aligned_answer>().init(container);
  buffer<256> frame;
  EXPECT_EQ(sync_wait(number->next().in(frame)), 42);
}

TEST(EveryContainer, C04_each_is_used_alone_and_in_a_chain_by_every_operation) {
  alignas(16) std::byte raw[512];
  alignas(16) std::array<std::byte, 512> array;
  buffer<512> in_place;
  offering bytes_up_front;
  dynify::small_buffer<512> large;
  dynify::small_buffer<8> small;
  dynify::pool<512, 4> slots;
  dynify::pool<512, 100, dynify::unguarded> many_slots;
  std::vector<std::byte> storage(16384);
  dynify::arena arena(storage);
  dynify::frame_stack<1024> stack;
  alignas(16) std::byte given_bytes[1024];
  dynify::frame_stack<> given_stack(given_bytes);
  dynify::frame_stack<16> overflowing_stack(heap);
  std::vector<std::byte> grows;
  recording_resource resource;
  std::pmr::memory_resource& base = resource;
  std::pmr::vector<std::byte> grows_in_resource(&resource);
  test::bump_container own(1024);
  std::allocator<int> allocator;
  std::vector<layout> given, returned;
  recording_allocator<int> recording(given, returned);
  const std::size_t living = test::heap_used().living();
  use_in_every_way(raw);
  use_in_every_way(std::span<std::byte>(raw));
  use_in_every_way(array);
  use_in_every_way(in_place);
  use_in_every_way(bytes_up_front);
  use_in_every_way(large);
  EXPECT_EQ(large.heap_uses(), 0u);
  use_in_every_way(small);
  EXPECT_EQ(small.heap_uses(), 42u);
  use_in_every_way(slots);
  use_in_every_way(many_slots);
  use_in_every_way(arena);
  use_in_every_way(stack);
  use_in_every_way(given_stack);
  use_in_every_way(dynify::frame_stack_ref(stack));
  EXPECT_EQ(stack.used() + given_stack.used(), 0u);
  use_in_every_way(overflowing_stack);
  EXPECT_EQ(overflowing_stack.overflows(), 42u);
  EXPECT_EQ(test::heap_used().living(), living);
  use_in_every_way(base);
  use_in_every_way(resource);
  use_in_every_way(own);
  use_in_every_way(heap);
  use_in_every_way(dynify::with_allocator(allocator));
  use_in_every_way(dynify::with_allocator(std::allocator<std::byte>()));
  use_in_every_way(dynify::with_allocator(recording));
  use_in_every_way(grows);
  use_in_every_way(grows_in_resource);
  EXPECT_EQ(slots.living() + many_slots.living() + arena.living() + own.living(), 0u);
}

TEST(EveryContainer, C04_each_is_observed) {
  alignas(16) std::byte raw[512];
  recording_resource resource;
  std::vector<std::byte> grows;
  std::vector<std::byte> storage(16384);
  dynify::observed<std::span<std::byte>> span{std::span<std::byte>(raw)};
  dynify::observed<buffer<512>> in_place;
  dynify::observed<dynify::small_buffer<512>> small;
  dynify::observed<dynify::pool<512, 4>> pool;
  dynify::observed<dynify::arena> arena{std::span<std::byte>(storage)};
  dynify::observed<std::pmr::memory_resource&> pmr{resource};
  dynify::observed<std::vector<std::byte>&> vector{grows};
  dynify::observed<dynify::frame_stack<1024>> stack;
  dynify::observed<dynify::heap_t> on_heap;
  const auto check = [](auto& container) {
    use_in_every_way(container);
    EXPECT_EQ(container.placements(), 42u);
    EXPECT_EQ(container.living() + container.living_bytes() + container.refusals(), 0u);
    EXPECT_GE(container.high_water(), frame_bytes());
  };
  check(span);
  check(in_place);
  check(small);
  check(pool);
  check(arena);
  check(pmr);
  check(vector);
  check(stack);
  check(on_heap);
}

TEST(EveryContainer, C04_an_observed_container_tells_what_its_size_should_be) {
  answer object;
  DynNumber number = object;
  dynify::observed<buffer<8>> too_small;
  EXPECT_FALSE(number.next().try_init(too_small));
  EXPECT_EQ(too_small.largest(), frame_bytes());
  EXPECT_EQ(too_small.refusals(), 1u);
  EXPECT_EQ(too_small.high_water(), 0u);
  dynify::observed<dynify::pool<512, 8>> pool;
  {
    const auto a = number.next().init(pool);
    const auto b = number.next().init(pool);
    EXPECT_EQ(pool.living(), 2u);
    EXPECT_EQ(pool.living_bytes(), 2 * (frame_bytes() + word));
  }
  EXPECT_EQ(pool.most_living(), 2u);
  EXPECT_EQ(pool.high_water(), 2 * (frame_bytes() + word));
  EXPECT_EQ(pool.living(), 0u);
}

/// The error of one more frame.
template <class Container>
dynify::init_error refusal(Container& container) {
  answer object;
  auto tried = DynNumber(object).next().try_init(container);
  EXPECT_FALSE(tried);
  return tried.error();
}

TEST(EveryContainer, C05_refusals_tell_exact_bytes) {
  const std::size_t needed = frame_bytes() + word;
  answer object;
  DynNumber number = object;
  dynify::pool<1, 1> tiny;
  EXPECT_EQ(refusal(tiny).needed(), needed);
  EXPECT_EQ(refusal(tiny).available(), 1u);
  dynify::pool<512, 1> one;
  const auto lives = number.next().init(one);
  EXPECT_EQ(refusal(one).available(), 0u);
  alignas(16) std::byte raw[100];
  dynify::arena arena(std::span<std::byte>(raw).subspan(1, 40));
  EXPECT_EQ(refusal(arena).needed(), needed);
  EXPECT_EQ(refusal(arena).available(), 25u);
  std::vector<std::byte> grows;
  const auto in_vector = number.next().init(grows);
  EXPECT_EQ(refusal(grows).reason(), dynify::init_failure::buffer_occupied);
  dynify::observed<buffer<512>> observed;
  const auto in_observed = number.next().init(observed);
  EXPECT_EQ(refusal(observed).reason(), dynify::init_failure::buffer_occupied);
  recording_resource resource;
  resource.left = 0;
  EXPECT_EQ(refusal(resource).reason(), dynify::init_failure::out_of_capacity);
  EXPECT_EQ(refusal(resource).needed(), needed);
}

TEST(EveryContainer, C04_resources_and_allocators_get_back_the_layout_that_they_gave) {
  recording_resource resource;
  use_in_every_way(resource);
  uses_an_over_aligned_object(resource);
  EXPECT_EQ(resource.returned, resource.given);
  EXPECT_EQ(resource.given.front(), (layout{frame_bytes() + word, dynify::frame_alignment}));
  EXPECT_EQ(resource.given.back().align, 64u);
  std::vector<layout> given, returned;
  recording_allocator<int> allocator(given, returned);
  use_in_every_way(dynify::with_allocator(allocator));
  uses_an_over_aligned_object(dynify::with_allocator(allocator));
  EXPECT_EQ(returned, given);
  EXPECT_GE(given.front().size, frame_bytes() + word);
  EXPECT_EQ(given.back().align, 64u);
}

TEST(EveryContainer, C06_over_aligned_objects_are_aligned_or_refused) {
  recording_resource resource;
  std::vector<std::byte> grows;
  std::vector<std::byte> storage(1024);
  dynify::arena arena(std::span<std::byte>(storage).subspan(1));
  dynify::small_buffer<256> in_place;
  dynify::small_buffer<8> on_heap;
  dynify::observed<buffer<256>> observed;
  for (int i = 0; i < 3; ++i) {
    uses_an_over_aligned_object(resource);
    uses_an_over_aligned_object(grows);
    uses_an_over_aligned_object(arena);
    uses_an_over_aligned_object(in_place);
    uses_an_over_aligned_object(on_heap);
    uses_an_over_aligned_object(observed);
    uses_an_over_aligned_object(dynify::with_allocator(std::allocator<int>()));
  }
  dynify::pool<512, 2> pool;
  EXPECT_FALSE(make<aligned_answer>().try_init(pool));
}

TEST(EveryContainer, C04_a_vector_keeps_its_memory_and_is_empty_between_frames) {
  answer object;
  DynNumber number = object;
  std::vector<std::byte> grows;
  EXPECT_EQ(sync_wait(number.next().in(grows)), 42);
  EXPECT_TRUE(grows.empty());
  const std::size_t allocations = test::heap_used().allocations;
  for (int i = 0; i < 10; ++i) EXPECT_EQ(sync_wait(number.next().in(grows)), 42);
  EXPECT_EQ(test::heap_used().allocations, allocations);
  std::vector<std::byte> holds_data(3);
  EXPECT_THROW((void)number.next().init(holds_data), dynify::buffer_occupied);
  EXPECT_EQ(holds_data.size(), 3u);
  std::vector<std::byte> starved;
  {
    const test::exhausted_heap exhausted;
    EXPECT_EQ(refusal(starved).reason(), dynify::init_failure::out_of_capacity);
  }
  EXPECT_TRUE(starved.empty());
}

TEST(EveryContainer, C04_a_pool_hands_out_every_slot_once) {
  answer object;
  DynNumber number = object;
  dynify::pool<512, 70> pool;
  std::vector<task<int>> tasks;
  for (int i = 0; i < 70; ++i) tasks.push_back(number.next().init(pool));
  EXPECT_EQ(pool.living(), 70u);
  EXPECT_THROW((void)number.next().init(pool), dynify::out_of_capacity);
  tasks.erase(tasks.begin() + 65);
  tasks.push_back(number.next().init(pool));
  for (auto& t : tasks) EXPECT_EQ(sync_wait(std::move(t)), 42);
  tasks.clear();
  EXPECT_EQ(pool.living(), 0u);
}

TEST(EveryContainer, C04_an_arena_is_freed_at_once) {
  answer object;
  DynNumber number = object;
  buffer<1> unaligned;
  alignas(16) std::byte raw[1024];
  dynify::arena arena(raw);
  std::size_t frames = 0;
  {
    std::vector<task<int>> tasks;
    for (;; ++frames) {
      auto tried = number.next().try_init(arena);
      if (!tried) break;
      tasks.push_back(std::move(*tried));
    }
    EXPECT_GE(frames, 2u);
    EXPECT_EQ(arena.living(), frames);
  }
  EXPECT_FALSE(number.next().try_init(arena));
  arena.reset();
  EXPECT_EQ(arena.used(), 0u);
  EXPECT_EQ(sync_wait(number.next().in(arena)), 42);
}

/// Destroys a container in which a frame lives.
template <class Container, class... Args>
void destroy_occupied(Args&&... args) {
  answer object;
  std::optional<Container> container(std::in_place, std::forward<Args>(args)...);
  const auto lives = DynNumber(object).next().init(*container);
  container.reset();
}

TEST(EveryContainerDeathTest, C05_a_container_that_dies_while_occupied_calls_the_failure_hook) {
  alignas(16) static std::byte raw[512];
  const std::span<std::byte> bytes(raw);
  EXPECT_FAILURE(destroy_occupied<buffer<512>>(), "dynify::buffer is destroyed while");
  EXPECT_FAILURE(destroy_occupied<dynify::small_buffer<512>>(),
                 "dynify::buffer is destroyed while");
  EXPECT_FAILURE(destroy_occupied<dynify::small_buffer<8>>(),
                 "dynify::small_buffer is destroyed while");
  EXPECT_FAILURE((destroy_occupied<dynify::pool<512, 2>>()), "dynify::pool is destroyed while");
  EXPECT_FAILURE(destroy_occupied<dynify::arena>(bytes), "dynify::arena is reset or destroyed");
  EXPECT_FAILURE(
      {
        dynify::arena arena(bytes);
        const auto lives = make<answer>().init(arena);
        arena.reset();
      },
      "dynify::arena is reset or destroyed");
}

#if DYNIFY_POISON
/// Out of line: Clang does not check what it sees to be inside of a local variable.
[[gnu::noinline]] void read(const void* bytes, std::size_t offset) {
  (void)static_cast<const volatile char*>(bytes)[offset];
}

TEST(EveryContainerDeathTest, C05_free_bytes_are_poisoned) {
  answer object;
  DynNumber number = object;
  buffer<512> in_place;
  dynify::pool<512, 2> pool;
  EXPECT_DEATH(read(&in_place, 0), "use-after-poison");
  EXPECT_DEATH(read(&in_place, 511), "use-after-poison");
  const void* in_pool = nullptr;
  {
    const auto lives = make<answer>().init(pool);
    in_pool = lives.get();
    const auto frame = number.next().init(in_place);
    read(in_pool, 0);
    read(&in_place, 0);
  }
  EXPECT_DEATH(read(&in_place, 0), "use-after-poison");
  EXPECT_DEATH(read(&in_place, 511), "use-after-poison");
  EXPECT_DEATH(read(in_pool, 0), "use-after-poison");
  const auto bytes = std::make_unique<std::byte[]>(512);
  {
    dynify::arena arena({bytes.get(), 512});
    EXPECT_DEATH(read(bytes.get(), 0), "use-after-poison");
    {
      const auto lives = make<answer>().init(arena);
      read(lives.get(), 0);
    }
    EXPECT_DEATH(read(bytes.get(), 0), "use-after-poison");
    arena.reset();
    EXPECT_EQ(make<answer>().init(arena)->value, 42);
  }
  read(bytes.get(), 0);
  read(bytes.get(), 511);
  const auto small = std::make_unique<buffer<8>>();  // an exception unpoisons the whole stack
  EXPECT_FALSE(number.next().try_init(*small));
  EXPECT_THROW((void)number.next().init(*small), dynify::out_of_capacity);
  EXPECT_DEATH(read(small.get(), 0), "use-after-poison");
}
#endif

}  // namespace
