// Frames are aligned as their contents need, wherever they are placed, as far as anybody tells.
//
// Everywhere: by-value parameters, results in awaiters, members of an over-aligned class. Where the
// compiler says how the frame is aligned (Clang under -fcoro-aligned-allocation), or the program
// says what all need (DYNIFY_FRAME_ALIGNMENT): local variables too. LOCALS_ARE_ALIGNED is set for
// those.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <dynify/arena.hpp>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/constructor.hpp>
#include <dynify/defer.hpp>
#include <dynify/heap.hpp>
#include <dynify/kept.hpp>
#include <dynify/make.hpp>
#include <dynify/measured.hpp>
#include <dynify/observed.hpp>
#include <dynify/pmr.hpp>
#include <dynify/pool.hpp>
#include <dynify/shared.hpp>
#include <dynify/small_buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <dynify/vector.hpp>
#include <dynify/with_allocator.hpp>
#include <memory>
#include <memory_resource>
#include <span>
#include <utility>
#include <vector>

#include "aligned.dyn.hpp"
#include "support/bump_container.hpp"
#include "support/heap_use.hpp"
#include "support/manual_executor.hpp"
#include "support/spawned.hpp"

/// As a header says that `dynify-gen frames` writes.
dynify::task<bool> measured_coroutine(int value);
template <>
inline constexpr auto dynify::companion::measured_frames<"measured_coroutine"> =
    dynify::companion::frames(dynify::companion::frame{"", "(int)", {200, 128}});

namespace {

using dynify::buffer;
using dynify::layout;
using dynify::sync_wait;
using dynify::task;
using test::is_aligned;
using test::over_aligned;

/// The bodies, in a class of any alignment. They suspend, so that everything lives in the frame.
template <std::size_t Align>
struct alignas(Align) bodies {
  test::manual_executor* executor = nullptr;

  task<bool> value(over_aligned<64> value) {
    co_await pause();
    co_return is_aligned(value);
  }
  task<bool> values(over_aligned<32> first, char between, over_aligned<128> second) {
    co_await pause();
    co_return is_aligned(first) && between == '-' && is_aligned(second);
  }
  task<bool> locals(int value) {
    over_aligned<32> first{value};
    over_aligned<64> second{value};
    co_await pause();
    co_return is_aligned(first) && is_aligned(second) && first.value + second.value == 2 * value;
  }

  [[nodiscard]] auto pause() const { return executor->suspend(); }
};

class Alignment : public testing::Test {
 protected:
  test::manual_executor executor_;
  bodies<8> object_{&executor_};
  DynAligned aligned_ = object_;

  bool told(task<bool> t) {
    auto running = test::spawn<bool>(std::move(t));
    executor_.run();
    return running.result();
  }
  /// The same call, in the two ways.
  template <class Call, class Container>
  void expect_aligned(Call make, Container&& container) {
    EXPECT_TRUE(told(make().init(container)));
    const auto await = [](Call& call, Container& place) -> task<bool> {
      co_return co_await call().in(place);
    };
    EXPECT_TRUE(told(await(make, container)));
  }
  template <class Container>
  void expect_aligned_in(Container&& container) {
    for (int i = 0; i < 2; ++i) {
      expect_aligned([this] { return aligned_.value({}); }, container);
      expect_aligned([this] { return aligned_.values({}, '-', {}); }, container);
#ifdef LOCALS_ARE_ALIGNED
      expect_aligned([this] { return aligned_.locals(1); }, container);
#endif
    }
  }
};

TEST_F(Alignment, C06_frames_are_aligned_in_every_container) {
  std::vector<std::byte> bytes(16 * 1024);
  buffer<1024> in_place;
  dynify::small_buffer<1024> large;
  dynify::small_buffer<8> small;
  std::pmr::monotonic_buffer_resource resource;
  std::allocator<int> allocator;
  test::bump_container own(4096);
  test::stateless_container without_state;
  expect_aligned_in(in_place);
  expect_aligned_in(large);
  expect_aligned_in(small);
  expect_aligned_in(own);
  expect_aligned_in(without_state);
  expect_aligned_in(resource);
  expect_aligned_in(dynify::with_allocator(allocator));
  expect_aligned_in(dynify::heap);
  std::vector<std::byte> grows;
  expect_aligned_in(grows);
  dynify::observed<buffer<1024>> observed;
  expect_aligned_in(observed);
  EXPECT_EQ(observed.living(), 0u);
  dynify::arena arena(bytes);
  expect_aligned_in(arena);
  EXPECT_EQ(arena.living(), 0u);
}

TEST_F(Alignment, C06_bytes_at_any_address_are_aligned_up) {
  alignas(256) static std::byte bytes[1024 + 256];
  for (std::size_t skip = 0; skip < 256; skip += 8)
    expect_aligned_in(std::span<std::byte>(bytes + skip, 1024));
}

TEST_F(Alignment, C06_a_pool_refuses_what_its_slots_are_not_aligned_for) {
  dynify::pool<512, 2> pool;
  auto tried = aligned_.values({}, '-', {}).try_init(pool);
  ASSERT_FALSE(tried);
  EXPECT_EQ(tried.error().available(), 0u);
  expect_aligned([this] { return aligned_.values({}, '-', {}); }, dynify::heap);
}

TEST_F(Alignment, C06_layout_tells_the_alignment_and_is_enough) {
  const layout l = aligned_.values({}, '-', {}).layout();
  EXPECT_EQ(l.align, std::max<std::size_t>(128, dynify::frame_alignment));
  alignas(128) static std::byte bytes[1024];
  ASSERT_LE(l.size, sizeof bytes);
  expect_aligned([this] { return aligned_.values({}, '-', {}); },
                 std::span<std::byte>(bytes, l.size));
  auto tried = aligned_.values({}, '-', {}).try_init(std::span<std::byte>(bytes, l.size - 1));
  ASSERT_FALSE(tried);
  EXPECT_EQ(tried.error().needed(), l.size);
  EXPECT_EQ(tried.error().available(), l.size - 1);
}

TEST_F(Alignment, C06_what_alignment_skips_counts_against_a_buffer) {
  struct alignas(128) {
    std::byte before[16];
    buffer<64> frame;
  } place;
  if (dynify::frame_alignment > 16) GTEST_SKIP() << "the buffer is aligned better";
  auto tried = aligned_.values({}, '-', {}).try_init(place.frame);
  ASSERT_FALSE(tried);
  EXPECT_EQ(tried.error().available(), 0u);
  EXPECT_FALSE(place.frame.occupied());
  EXPECT_EQ(std::move(tried).constructor().try_init(place.frame, place.frame).error().available(),
            0u);
}

TEST_F(Alignment, C06_a_container_gets_back_the_layout_that_it_gave) {
  test::bump_container own(4096);
  expect_aligned([this] { return aligned_.values({}, '-', {}); }, own);
  (void)aligned_.values({}, '-', {}).init(own);  // never started
  ASSERT_EQ(own.allocated.size(), 3u);
  EXPECT_EQ(own.allocated, own.released);
  EXPECT_EQ(own.allocated[0].align, std::max<std::size_t>(128, dynify::frame_alignment));
}

TEST_F(Alignment, C06_a_coroutine_called_directly_is_aligned_on_the_heap) {
  const std::size_t on_heap = test::heap_used().living();
  EXPECT_TRUE(told(object_.value({})));
  EXPECT_TRUE(told(object_.values({}, '-', {})));
#ifdef LOCALS_ARE_ALIGNED
  EXPECT_TRUE(told(object_.locals(1)));
#endif
  (void)object_.values({}, '-', {});
  executor_ = {};
  EXPECT_LE(test::heap_used().living(), on_heap);
}

TEST_F(Alignment, C06_frames_of_an_over_aligned_class_are_aligned_as_it_is) {
  bodies<64> object{&executor_};
  DynAligned aligned = object;
  EXPECT_EQ(aligned.locals(1).layout().align, std::max<std::size_t>(64, dynify::frame_alignment));
  alignas(64) static std::byte bytes[1024];
  for (std::size_t skip = 0; skip < 64; skip += 16)
    expect_aligned([&] { return aligned.locals(1); }, std::span<std::byte>(bytes + skip, 900));
  expect_aligned([&] { return dynify::defer(&bodies<64>::locals, &object, 1); }, dynify::heap);
  buffer<1024> frame;
  EXPECT_TRUE(told(dynify::bind(aligned, frame).locals(1)));
  EXPECT_FALSE(frame.occupied());
}

TEST_F(Alignment, C06_a_frame_that_keeps_its_object_is_aligned) {
  dynify::shared<Aligned> shared =
      dynify::make<bodies<64>>(bodies<64>{&executor_}).init(dynify::heap);
  buffer<2048> frame;
  test::bump_container own(4096);
  EXPECT_TRUE(told(shared->locals(1).init(frame)));
  EXPECT_TRUE(told(shared->values({}, '-', {}).init(own)));
  EXPECT_EQ(own.allocated, own.released);
  EXPECT_FALSE(frame.occupied());
}

TEST_F(Alignment, C06_a_buffer_of_a_measured_size_has_bytes_to_align_the_frame) {
  constexpr auto measured = dynify::measured<&measured_coroutine>;
  constexpr std::size_t words = dynify::frame_alignment < 128 ? 2 : 1;  // a mark and a trailer
  static_assert(measured.align == 128 && measured.size == 200 + words * sizeof(void*));
  static_assert(buffer<measured>::capacity() == measured.size + 128 - dynify::frame_alignment);
}

/// Notes where it was moved to.
struct alignas(64) watched {
  static inline std::vector<bool> aligned;
  watched() = default;
  watched(watched&&) noexcept { aligned.push_back(is_aligned(*this)); }
};

TEST_F(Alignment, C06_a_result_is_aligned_in_an_awaiter_that_is_not) {
  // What awaiters derive from. Where the result goes then, is of the awaiting coroutine's making.
  using call = dynify::detail::call_of<watched>;
  static_assert(alignof(call) == alignof(void*));
  alignas(64) static std::byte bytes[sizeof(call) + 64];
  for (std::size_t skip = 0; skip < 64; skip += alignof(void*)) {
    watched::aligned.clear();
    auto* const awaiter = ::new (bytes + skip) call();
    awaiter->set_value(watched());
    [[maybe_unused]] const watched result = awaiter->take();
    EXPECT_EQ(watched::aligned, (std::vector{true, true}));
    std::destroy_at(awaiter);
  }
}

}  // namespace
