// Frames of a tree of calls, one above the other; coroutines that say by a parameter that they go
// there.
#include <gtest/gtest.h>
#include <dynify/frame_stack.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <dynify/arena.hpp>
#include <dynify/bind.hpp>
#include <dynify/box.hpp>
#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/heap.hpp>
#include <dynify/make.hpp>
#include <dynify/place.hpp>
#include <dynify/placeable.hpp>
#include <dynify/slotted.hpp>
#include <dynify/sync_wait.hpp>
#include <dynify/with_allocator.hpp>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "number.dyn.hpp"
#include "placed.dyn.hpp"
#include "support/failure.hpp"
#include "support/foreign.hpp"
#include "support/heap_use.hpp"
#include "support/manual_executor.hpp"
#include "support/spawned.hpp"

using my_arena = dynify::arena;
template <>
inline constexpr bool dynify::enable_place<my_arena> = true;

namespace {

using dynify::buffer;
using dynify::frame_stack;
using dynify::frame_stack_ref;
using dynify::heap;
using dynify::sync_wait;
using dynify::task;

constexpr std::size_t word = sizeof(void*);

/// What a frame with its trailer takes of a stack: a word more, rounded up.
std::size_t on_stack(dynify::layout frame) {
  return (frame.size + word + dynify::frame_alignment - 1) & ~(dynify::frame_alignment - 1);
}

struct answer {
  int value = 42;
  task<int> next() { co_return value; }
};

std::size_t frame_bytes() {
  answer a;
  return on_stack(DynNumber(a).next().layout());
}

// ---- The container ----

TEST(FrameStack, C17_frames_are_one_above_the_other_and_gone_when_they_end) {
  answer object;
  DynNumber number = object;
  const std::size_t each = frame_bytes();
  frame_stack<1024> s;
  EXPECT_EQ(s.size(), 1024u);
  EXPECT_EQ(s.available(), 1024u);
  {
    auto first = number.next().init(s);
    EXPECT_EQ(s.used(), each);
    auto second = number.next().init(s);
    EXPECT_EQ(s.used(), 2 * each);
    EXPECT_EQ(s.available(), 1024 - 2 * each);
    EXPECT_EQ(sync_wait(std::move(second)), 42);
    EXPECT_EQ(s.used(), each);
    EXPECT_EQ(sync_wait(number.next().in(s)), 42);
    EXPECT_EQ(sync_wait(std::move(first)), 42);
  }
  EXPECT_EQ(s.used(), 0u);
  EXPECT_EQ(s.peak(), 2 * each);
}

TEST(FrameStack, C17_what_ends_out_of_order_is_freed_with_what_is_above_it) {
  answer object;
  DynNumber number = object;
  const std::size_t each = frame_bytes();
  frame_stack<1024> s;
  std::optional<task<int>> frames[4];
  for (auto& f : frames) f.emplace(number.next().init(s));
  frames[1].reset();
  frames[2].reset();
  EXPECT_EQ(s.used(), 4 * each);
  EXPECT_EQ(sync_wait(std::move(*frames[0])), 42);
  EXPECT_EQ(s.used(), 4 * each);
  frames[3].reset();
  EXPECT_EQ(s.used(), 0u);
  frames[0].emplace(number.next().init(s));
  frames[1].emplace(number.next().init(s));
  frames[0].reset();
  frames[2].emplace(number.next().init(s));  // nothing is below it but what is free
  EXPECT_EQ(sync_wait(std::move(*frames[1])), 42);
  EXPECT_EQ(sync_wait(std::move(*frames[2])), 42);
  EXPECT_EQ(s.used(), 0u);
  EXPECT_EQ(s.peak(), 4 * each);
}

TEST(FrameStack, C17_full_tells_needed_and_available_bytes_and_the_peak) {
  answer object;
  DynNumber number = object;
  const std::size_t each = frame_bytes();
  alignas(dynify::frame_alignment) std::byte bytes[1024];
  frame_stack<> s(std::span<std::byte>(bytes).first(dynify::frame_alignment + each + 16));
  EXPECT_EQ(s.size(), each + 16);
  const auto lives = number.next().init(s);
  const std::size_t needed = number.next().layout().size + word;
  const auto check = [&](const dynify::init_error& e) {
    EXPECT_EQ(e.reason(), dynify::init_failure::out_of_capacity);
    EXPECT_EQ(e.needed(), needed);
    EXPECT_EQ(e.available(), 16u);
    EXPECT_EQ(e.peak(), each);
  };
  check(number.next().try_init(s).error());
  try {
    (void)number.next().init(s);
    FAIL() << "built";
  } catch (const dynify::out_of_capacity& e) {
    check(e);
  }
  try {
    (void)sync_wait(number.next().in(s));
    FAIL() << "built";
  } catch (const dynify::out_of_capacity& e) {
    check(e);
  }
  EXPECT_EQ(sync_wait(number.next().in(s, heap)), 42);
  EXPECT_EQ(s.used(), each);
}

TEST(FrameStack, C17_the_heap_is_used_only_where_it_stands_behind) {
  answer object;
  DynNumber number = object;
  frame_stack<16> alone;
  const std::size_t allocations = test::heap_used().allocations;
  EXPECT_FALSE(number.next().try_init(alone));
  EXPECT_EQ(test::heap_used().allocations, allocations);
  frame_stack<256> with_heap(heap);
  const std::size_t living = test::heap_used().living();
  {
    std::vector<task<int>> frames;
    frames.reserve(8);
    for (int i = 0; i < 8; ++i) frames.push_back(number.next().init(with_heap));
    EXPECT_EQ(with_heap.overflows(), 8 - 256 / frame_bytes());
    for (auto& f : frames) EXPECT_EQ(sync_wait(std::move(f)), 42);
  }
  EXPECT_EQ(test::heap_used().living(), living);
  EXPECT_EQ(with_heap.used(), 0u);
}

TEST(FrameStack, C17_given_bytes_may_be_few_and_unaligned) {
  answer object;
  DynNumber number = object;
  alignas(16) std::byte bytes[512];
  for (std::size_t n : {0u, 1u, 15u, 16u, 31u}) {
    frame_stack<> s(std::span<std::byte>(bytes).first(n));
    EXPECT_EQ(s.size(), 0u);
    EXPECT_FALSE(number.next().try_init(s));
  }
  frame_stack<> s(std::span<std::byte>(bytes).subspan(3));
  EXPECT_EQ(sync_wait(number.next().in(s)), 42);
  EXPECT_EQ(s.used(), 0u);
  frame_stack<0> none;
  EXPECT_FALSE(number.next().try_init(none));
}

struct alignas(64) aligned {
  [[nodiscard]] bool is_aligned() const { return reinterpret_cast<std::uintptr_t>(this) % 64 == 0; }
};

TEST(FrameStack, C06_over_aligned_objects_are_aligned) {
  frame_stack<1024> s;
  const auto small = dynify::make<char>('a').init(s);
  {
    const auto object = dynify::make<aligned>().init(s);
    EXPECT_TRUE(object->is_aligned());
    const auto other = dynify::make<aligned>().init(s);
    EXPECT_TRUE(other->is_aligned());
    EXPECT_EQ(*small, 'a');
  }
  frame_stack<64> few;
  EXPECT_FALSE(dynify::make<aligned>().try_init(few));
}

/// Has more than a stack.
class session {
 public:
  [[nodiscard]] frame_stack<256>& offered() noexcept { return frames_; }

 private:
  frame_stack<256> frames_;
};
/// Has a buffer.
class cell {
 public:
  [[nodiscard]] buffer<256>& offered() noexcept { return frame_; }

 private:
  buffer<256> frame_;
};

TEST(FrameStack, C17_any_container_may_say_that_it_offers_bytes) {
  answer object;
  DynNumber number = object;
  session stack;
  cell one;
  EXPECT_EQ(sync_wait(number.next().in(stack)), 42);
  EXPECT_EQ(sync_wait(number.next().in(one)), 42);
  const auto in_stack = number.next().init(stack);
  const auto in_one = number.next().init(one);
  EXPECT_EQ(stack.offered().used(), frame_bytes());
  EXPECT_TRUE(one.offered().occupied());
  EXPECT_EQ(number.next().try_init(one).error().reason(), dynify::init_failure::buffer_occupied);
  EXPECT_EQ(sync_wait(number.next().in(one, stack)), 42);
}

/// Builds its coroutine behind another's frame, which it keeps.
struct keeps_one {
  frame_stack<1024>& s;
  answer& other;
  task<int> kept;
  task<int> next() {
    kept = DynNumber(other).next().init(s);
    return body();
  }
  task<int> body() { co_return 1 + co_await std::move(kept); }
};

TEST(FrameStack, C17_frames_that_a_method_places_before_its_own_are_below_it) {
  frame_stack<1024> s;
  answer other;
  keeps_one object{s, other, {}};
  EXPECT_EQ(sync_wait(DynNumber(object).next().in(s)), 43);
  EXPECT_EQ(sync_wait(DynNumber(object).next().init(s)), 43);
  EXPECT_EQ(s.used(), 0u);
}

void destroy_occupied() {
  answer object;
  std::optional<frame_stack<256>> s(std::in_place);
  const auto lives = DynNumber(object).next().init(*s);
  s.reset();
}
TEST(FrameStackDeathTest, C17_one_that_dies_while_occupied_calls_the_failure_hook) {
  EXPECT_FAILURE(destroy_occupied(), "dynify::frame_stack is destroyed while");
}

#if DYNIFY_POISON
[[gnu::noinline]] void read(const void* bytes, std::size_t offset) {
  (void)static_cast<const volatile char*>(bytes)[offset];
}
TEST(FrameStackDeathTest, C17_free_bytes_are_poisoned) {
  const auto bytes = std::make_unique<std::byte[]>(512);
  {
    frame_stack<> s({bytes.get(), 512});
    EXPECT_DEATH(read(bytes.get(), 32), "use-after-poison");
    {
      const auto lives = dynify::make<int>(1).init(s);
      read(lives.get(), 0);
      EXPECT_DEATH(read(bytes.get(), 64), "use-after-poison");
    }
    EXPECT_DEATH(read(bytes.get(), 16), "use-after-poison");
  }
  read(bytes.get(), 511);
}
#endif

// ---- Places as parameters ----

// noinline: of a task that is not awaited, Clang leaves the frame out.

[[gnu::noinline]] task<int> leaf(frame_stack_ref, int x) { co_return x + 1; }
[[gnu::noinline]] task<int> middle(frame_stack_ref s, int x) {
  co_return co_await leaf(s, x) + co_await leaf(s, x);
}
template <std::size_t N>
task<int> fibonacci(frame_stack<N>& s, int n) {
  if (n < 2) co_return n;
  co_return co_await fibonacci(s, n - 1) + co_await fibonacci(s, n - 2);
}
task<int> reads(frame_stack_ref, std::span<std::byte> bytes) {
  co_return static_cast<int>(bytes.size());
}

class parser {
 public:
  task<int> parse(frame_stack_ref s, std::string_view line) {
    int sum = 0;
    for (const char c : line) sum += co_await leaf(s, c - '1');
    co_return sum;
  }
};

/// Its object says where the frames are.
class machine {
 public:
  [[nodiscard]] frame_stack<512>& frame_place() noexcept { return frames_; }
  task<int> run() { co_return 1 + co_await step(); }
  task<int> step() const { co_return 2; }
  [[nodiscard]] const frame_stack<512>& frames() const { return frames_; }
  [[nodiscard]] frame_stack_ref frame_place() const noexcept { return frames_; }

 private:
  mutable frame_stack<512> frames_;
};

TEST(PlaceParameter, C18_a_coroutine_has_its_frame_where_its_parameter_says) {
  frame_stack<8192> s;
  machine m;
  parser p;
  const auto lambda = [](frame_stack_ref, int n) -> task<int> { co_return n; };
  const std::size_t allocations = test::heap_used().allocations;
  EXPECT_EQ(sync_wait(middle(s, 3)), 8);
  EXPECT_EQ(sync_wait(fibonacci(s, 10)), 55);
  EXPECT_EQ(sync_wait(p.parse(s, "123")), 6);
  EXPECT_EQ(sync_wait(m.run()), 3);
  EXPECT_EQ(sync_wait(lambda(s, 5)), 5);
  EXPECT_EQ(test::heap_used().allocations, allocations);
  EXPECT_GT(m.frames().peak(), 0u);
  EXPECT_EQ(s.used() + m.frames().used(), 0u);
}

TEST(PlaceParameter, C18_bytes_are_no_place_and_any_container_may_opt_in) {
  frame_stack<512> s;
  std::byte bytes[64];
  EXPECT_EQ(sync_wait(reads(s, bytes)), 64);
  alignas(16) std::byte raw[512];
  my_arena arena(raw);
  const auto in_arena = [](my_arena&, int n) -> task<int> { co_return n; };
  const std::size_t allocations = test::heap_used().allocations;
  EXPECT_EQ(sync_wait(in_arena(arena, 5)), 5);
  EXPECT_GT(arena.used(), 0u);
  EXPECT_EQ(arena.living(), 0u);
  EXPECT_EQ(test::heap_used().allocations, allocations);
}

[[gnu::noinline]] task<int> takes(frame_stack_ref, std::unique_ptr<int>&& v) { co_return *v; }

TEST(PlaceParameter, C18_full_comes_out_of_the_call_with_the_numbers) {
  frame_stack<16> s;
  auto value = std::make_unique<int>(7);
  try {
    (void)takes(s, std::move(value));
    FAIL() << "built";
  } catch (const dynify::out_of_capacity& e) {
    EXPECT_GT(e.needed(), 16u);
    EXPECT_EQ(e.available(), 16u);
    EXPECT_EQ(e.peak(), 0u);
  }
  EXPECT_EQ(*value, 7);
  EXPECT_THROW((void)sync_wait(middle(s, 1)), dynify::out_of_capacity);
  frame_stack<16> with_heap(heap);
  EXPECT_EQ(sync_wait(middle(with_heap, 1)), 4);
  EXPECT_EQ(with_heap.overflows(), 3u);
  {
    const test::exhausted_heap none;
    EXPECT_THROW((void)middle(with_heap, 1), dynify::out_of_capacity);
  }
  EXPECT_THROW((void)leaf(s, 1), dynify::out_of_capacity);
}

[[gnu::noinline]] task<int> over_aligned(frame_stack_ref, aligned a) {
  co_return a.is_aligned() ? 1 : 0;
}
TEST(PlaceParameter, C06_over_aligned_parameters_are_aligned) {
  frame_stack<1024> s;
  const auto below = dynify::make<char>('a').init(s);
  EXPECT_EQ(sync_wait(over_aligned(s, {})), 1);
  frame_stack<16> few;  // less than any frame, also one that an optimiser has made small
  EXPECT_THROW((void)over_aligned(few, {}), dynify::out_of_capacity);
}

template <class A>
task<int> allocated(std::allocator_arg_t, [[maybe_unused]] A a, int n) {
  co_return n;
}
struct allocates {
  task<int> run(std::allocator_arg_t, const std::pmr::polymorphic_allocator<>&, aligned a) {
    co_return a.is_aligned() ? 1 : 0;
  }
};

TEST(PlaceParameter, C18_an_allocator_behind_allocator_arg_is_a_place) {
  alignas(64) std::byte bytes[1024];
  std::pmr::monotonic_buffer_resource resource(bytes, sizeof bytes,
                                               std::pmr::null_memory_resource());
  const std::pmr::polymorphic_allocator<> a(&resource);
  allocates object;
  const std::size_t allocations = test::heap_used().allocations;
  EXPECT_EQ(sync_wait(allocated(std::allocator_arg, a, 4)), 4);
  EXPECT_EQ(sync_wait(object.run(std::allocator_arg, a, {})), 1);
  EXPECT_EQ(test::heap_used().allocations, allocations);
  EXPECT_EQ(sync_wait(allocated(std::allocator_arg, std::allocator<int>(), 5)), 5);
  EXPECT_EQ(test::heap_used().allocations, allocations + 1);
  std::pmr::monotonic_buffer_resource none(bytes, 1, std::pmr::null_memory_resource());
  EXPECT_THROW((void)allocated(std::allocator_arg, std::pmr::polymorphic_allocator<>(&none), 1),
               dynify::out_of_capacity);
}

/// Coroutines of another library's types.
struct foreign : dynify::placeable {
  test::lazy lazily(frame_stack_ref, int n) { co_return n; }
  test::strict strictly(frame_stack_ref, int n) { co_return n; }
  test::self_allocating itself(frame_stack_ref, int n) { co_return n; }
};

TEST(PlaceParameter, C18_placeable_types_have_their_frames_there) {
  foreign object;
  frame_stack<2048> s;
  const std::size_t allocations = test::heap_used().allocations;
  EXPECT_EQ(object.lazily(s, 1).run(), 1);
  EXPECT_EQ(object.strictly(s, 2).run(), 2);
  EXPECT_EQ(object.itself(s, 3).run(), 3);
  EXPECT_EQ(test::heap_used().allocations, allocations);
  EXPECT_EQ(s.used(), 0u);
  EXPECT_GT(s.peak(), 0u);
  frame_stack<16> none;
  EXPECT_THROW((void)object.lazily(none, 1), dynify::out_of_capacity);
  EXPECT_THROW((void)object.strictly(none, 1), dynify::out_of_capacity);
  EXPECT_THROW((void)object.itself(none, 1), dynify::out_of_capacity);
}

// ---- Traits whose methods have one ----

struct counts {
  int calls = 0;
  task<int> count(frame_stack_ref s, std::string_view text) {
    int sum = 0;
    for (const char c : text) sum += co_await leaf(s, c - '1');
    ++calls;
    co_return sum;
  }
  task<int> take(std::unique_ptr<int> value, frame_stack<>&) { co_return *value; }
};
static_assert(dynify::implements<counts, Placed>);

}  // namespace

task<int> count_free(frame_stack_ref s, int n) { co_return co_await leaf(s, n); }

namespace {

task<int> use(DynPlaced placed, frame_stack_ref s, frame_stack<>& given) {
  const int first = co_await placed.count(s, "12");
  const int second = co_await placed.take(std::make_unique<int>(10), given);
  co_return first + second + co_await placed.twice(s, "1");
}

TEST(PlacedTrait, C19_a_call_that_says_where_is_awaited_as_it_is) {
  counts object;
  frame_stack<2048> s;
  alignas(16) std::byte bytes[512];
  frame_stack<> given(bytes);
  const std::size_t allocations = test::heap_used().allocations;
  EXPECT_EQ(sync_wait(use(object, s, given)), 3 + 10 + 2);
  EXPECT_EQ(test::heap_used().allocations, allocations + 1);  // the argument's
  EXPECT_EQ(s.used() + given.used(), 0u);
  EXPECT_GT(given.peak(), 0u);
  EXPECT_EQ(sync_wait(dyn_count_free(s, 4)), 5);
}

TEST(PlacedTrait, C19_the_calls_own_place_goes_before) {
  counts object;
  DynPlaced placed = object;
  frame_stack<2048> s;
  buffer<1024> own;
  const auto in_own = placed.count(s, "").init(own);
  EXPECT_TRUE(own.occupied());
  EXPECT_EQ(s.used(), 0u);
  buffer<1024> frame;
  auto bound = dynify::bind(placed, frame);
  const auto in_frame = bound.count(s, "");
  EXPECT_TRUE(frame.occupied());
  EXPECT_EQ(s.used(), 0u);
}

TEST(PlacedTrait, C19_boxes_work_with_it_and_take_their_object_along) {
  frame_stack<2048> s;
  dynify::box<Placed> placed = dynify::make<counts>().boxed();
  EXPECT_EQ(sync_wait(placed->count(s, "123")), 6);
  EXPECT_EQ(sync_wait(std::move(placed)->count(s, "1")), 1);
  EXPECT_EQ(s.used(), 0u);
}

TEST(PlacedTrait, C19_full_comes_out_of_the_await) {
  counts object;
  DynPlaced placed = object;
  frame_stack<16> s;
  EXPECT_THROW((void)sync_wait(placed.count(s, "1")), dynify::out_of_capacity);
  alignas(16) std::byte bytes[32];
  frame_stack<> few(bytes);
  auto refused = placed.take(std::make_unique<int>(3), few).try_init(few);
  ASSERT_FALSE(refused);
  EXPECT_EQ(sync_wait(std::move(refused).constructor().boxed()), 3);
}

// ---- A dyn with its slot ----

struct paused {
  test::manual_executor* executor;
  int* ended;
  paused(test::manual_executor* e, int* n) : executor(e), ended(n) {}
  paused(paused&& other) noexcept
      : executor(other.executor), ended(std::exchange(other.ended, nullptr)) {}
  ~paused() {
    if (ended) ++*ended;
  }
  task<int> next() {
    co_await executor->suspend();
    co_return 42;
  }
};

TEST(Slotted, C20_calls_name_no_place_and_a_second_one_is_refused) {
  answer object;
  dynify::slotted<Number, 256> number{DynNumber(object)};
  const std::size_t allocations = test::heap_used().allocations;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(sync_wait(number.next()), 42);
  EXPECT_EQ(test::heap_used().allocations, allocations);
  {
    const auto first = number.next();
    EXPECT_THROW((void)number.next(), dynify::buffer_occupied);
  }
  EXPECT_EQ(sync_wait(number.next()), 42);
  static_assert(dynify::implements<dynify::slotted<Number, 256>, Number>);
}

TEST(Slotted, C20_one_of_a_box_owns_the_object_and_ends_it_last) {
  test::manual_executor executor;
  int ended = 0;
  {
    dynify::box<Number> boxed = dynify::make<paused>(&executor, &ended).boxed();
    dynify::slotted<Number, 512> number(std::move(boxed));
    {
      const auto running = test::spawn<int>(number.next());
      EXPECT_THROW((void)number.next(), dynify::buffer_occupied);
      executor.run();
      EXPECT_EQ(running.result(), 42);
    }
    EXPECT_EQ(ended, 0);
  }
  EXPECT_EQ(ended, 1);
}

TEST(Slotted, C20_one_of_an_empty_box_is_refused) {
  const auto make_one = [] { dynify::slotted<Number, 256> number{dynify::box<Number>()}; };
  EXPECT_FAILURE(make_one(), "called through a box or a shared that is empty");
}

}  // namespace
