// Where frames live: sizes to the byte, addresses, occupation, a user's own containers.
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <dynify/buffer.hpp>
#include <dynify/container.hpp>
#include <dynify/heap.hpp>
#include <dynify/sync_wait.hpp>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "arguments.dyn.hpp"
#include "support/bump_container.hpp"
#include "support/implements_arguments.hpp"
#include "support/manual_executor.hpp"
#include "support/spawned.hpp"

namespace {

using dynify::buffer;
using dynify::sync_wait;
using dynify::task;

static_assert(dynify::container<dynify::heap_t>);
static_assert(dynify::container<const dynify::heap_t>);
static_assert(dynify::container<test::bump_container>);
static_assert(!dynify::container<int>);
static_assert(!std::is_copy_constructible_v<buffer<8>>);
static_assert(!std::is_move_constructible_v<buffer<8>>);
static_assert(buffer<100>::capacity() == 100);
static_assert(buffer<0>::capacity() == 0);

struct throwing_container {
  void* allocate(dynify::layout);
  void release(void*, dynify::layout) noexcept;
};
static_assert(!dynify::container<throwing_container>);

class Containers : public testing::Test {
 protected:
  static bool is_aligned(const void* p, std::size_t align) {
    return reinterpret_cast<std::uintptr_t>(p) % align == 0;
  }

  test::implements_arguments object;
  DynArguments arguments{object};
  const std::size_t needed = arguments.place(1).layout().size;
};

/// The numbers of the error of building a frame in `container`.
template <class Error, class Container>
std::pair<std::size_t, std::size_t> shortage(DynArguments arguments, Container&& container) {
  try {
    (void)arguments.place(1).init(container);
  } catch (const Error& e) {
    return {e.needed(), e.available()};
  }
  return {};
}

using numbers = std::pair<std::size_t, std::size_t>;

TEST_F(Containers, C05_needed_bytes_are_enough_and_one_less_is_not) {
  alignas(dynify::frame_alignment) std::byte bytes[1024];
  ASSERT_LE(needed, sizeof bytes);
  EXPECT_EQ(sync_wait(arguments.place(1).init(std::span(bytes, needed))) != nullptr, true);
  EXPECT_EQ(shortage<dynify::out_of_capacity>(arguments, std::span(bytes, needed - 1)),
            numbers(needed, needed - 1));
}

/// Whether a frame of `needed` bytes was taken or refused as it should be by buffers of 8 * I and
/// one byte less.
template <std::size_t... I>
int wrong_buffers(DynArguments arguments, std::size_t needed, std::index_sequence<I...>) {
  int wrong = 0;
  const auto one = [&]<std::size_t N>(buffer<N>&& frame) {
    const bool built = static_cast<bool>(arguments.place(1).try_init(frame));
    wrong += built != (N >= needed) || frame.occupied();
  };
  (one(buffer<8 * I + 16>()), ...);
  (one(buffer<8 * I + 15>()), ...);
  return wrong;
}

TEST_F(Containers, C05_a_buffer_takes_what_fits_to_the_byte) {
  EXPECT_EQ(wrong_buffers(arguments, needed, std::make_index_sequence<40>()), 0);
  EXPECT_GT(needed, 16u);
  EXPECT_LT(needed, 8u * 40);
}

TEST_F(Containers, C05_out_of_capacity_tells_needed_and_available_bytes) {
  buffer<24> small;
  EXPECT_EQ(shortage<dynify::out_of_capacity>(arguments, small), numbers(needed, 24));
  EXPECT_FALSE(small.occupied());
  test::full_container full;
  EXPECT_EQ(shortage<dynify::out_of_capacity>(arguments, full), numbers(needed + sizeof(void*), 0));
}

TEST_F(Containers, C05_an_occupied_buffer_refuses_and_tells_needed_bytes) {
  buffer<1024> frame;
  const task<const void*> living = arguments.place(1).init(frame);
  EXPECT_EQ(shortage<dynify::buffer_occupied>(arguments, frame), numbers(needed, 0));
  EXPECT_TRUE(frame.occupied());
  // Of a chain too.
  buffer<8> small;
  try {
    (void)arguments.place(1).init(small, frame);
    FAIL() << "built";
  } catch (const dynify::buffer_occupied& e) {
    EXPECT_EQ(e.needed(), needed);
    EXPECT_EQ(e.what(), "dynify: Arguments::place needs " + std::to_string(needed) +
                            " bytes in a buffer that is occupied: something still lives in it");
  }
}

TEST_F(Containers, C05_consecutive_calls_reuse_one_buffer) {
  buffer<1024> frame;
  const void* const first = sync_wait(arguments.place(1).init(frame));
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(sync_wait(arguments.place(i).init(frame)), first);
    EXPECT_FALSE(frame.occupied());
  }
}

TEST_F(Containers, C05_a_buffer_serves_frames_of_different_sizes) {
  buffer<1024> frame;
  EXPECT_NE(arguments.place(1).layout(), arguments.by_value("a").layout());
  EXPECT_EQ(sync_wait(arguments.by_value("a").init(frame)), "a");
  EXPECT_NE(sync_wait(arguments.place(1).init(frame)), nullptr);
  EXPECT_EQ(sync_wait(arguments.by_value("b").init(frame)), "b");
}

TEST_F(Containers, C06_zero_bytes_have_no_room) {
  buffer<0> none;
  EXPECT_EQ(shortage<dynify::out_of_capacity>(arguments, none), numbers(needed, 0));
  EXPECT_FALSE(none.occupied());
  EXPECT_EQ(shortage<dynify::out_of_capacity>(arguments, std::span<std::byte>()),
            numbers(needed, 0));
  EXPECT_EQ(shortage<dynify::out_of_capacity>(arguments, std::array<std::byte, 0>()),
            numbers(needed, 0));
}

TEST_F(Containers, C06_what_alignment_costs_counts_against_the_capacity) {
  alignas(dynify::frame_alignment) std::byte bytes[1024];
  for (std::size_t offset = 0; offset <= dynify::frame_alignment; ++offset) {
    const std::size_t skipped =
        (dynify::frame_alignment - offset % dynify::frame_alignment) % dynify::frame_alignment;
    const std::span<std::byte> just_enough(bytes + offset, needed + skipped);
    const void* const at = sync_wait(arguments.place(1).init(just_enough));
    EXPECT_TRUE(at >= bytes + offset + skipped && at < bytes + offset + skipped + needed);
    EXPECT_EQ(shortage<dynify::out_of_capacity>(arguments, just_enough.first(needed + skipped - 1)),
              numbers(needed, needed - 1));
    // Fewer bytes than alignment takes.
    EXPECT_EQ(shortage<dynify::out_of_capacity>(arguments, std::span(bytes + offset, skipped / 2)),
              numbers(needed, 0));
  }
}

TEST_F(Containers, C06_nothing_is_written_outside_of_the_bytes_offered) {
  alignas(dynify::frame_alignment) std::array<std::byte, 1024> bytes;
  bytes.fill(std::byte{0x5a});
  const std::span<std::byte> offered(bytes.data() + 32, needed);
  (void)sync_wait(arguments.place(1).init(offered));
  const auto untouched = [](std::span<const std::byte> part) {
    for (const std::byte b : part)
      if (b != std::byte{0x5a}) return false;
    return true;
  };
  EXPECT_TRUE(untouched(std::span(bytes).first(32)));
  EXPECT_TRUE(untouched(std::span(bytes).subspan(32 + needed)));
}

task<bool> buffers_in_a_frame_are_aligned(test::manual_executor& executor) {
  char odd = 1;
  buffer<64> frame;
  char more = 2;
  buffer<1> tiny;
  co_await executor.suspend();  // all of them stay in the coroutine's frame
  const auto aligned = [](const auto& b) {
    return reinterpret_cast<std::uintptr_t>(&b) % dynify::frame_alignment == 0;
  };
  co_return odd + more == 3 && aligned(frame) && aligned(tiny);
}

TEST_F(Containers, C06_buffers_in_a_coroutine_frame_are_aligned) {
  // GCC 12 drops alignas on variables in frames: the buffer's type is aligned instead.
  test::manual_executor executor;
  const auto s = test::spawn<bool>(buffers_in_a_frame_are_aligned(executor));
  executor.run();
  EXPECT_TRUE(s.result());
}

TEST_F(Containers, C04_a_container_gets_back_what_it_gave_once) {
  test::bump_container container(4096);
  {
    const task<const void*> never_started = arguments.place(1).init(container);
    EXPECT_EQ(container.living(), 1u);
    (void)sync_wait(arguments.by_value("a").init(container));
    EXPECT_EQ(container.living(), 1u);
  }
  EXPECT_EQ(container.living(), 0u);
  ASSERT_EQ(container.allocated.size(), 2u);
  EXPECT_EQ(container.released, (std::vector{container.allocated[1], container.allocated[0]}));
}

TEST_F(Containers, C04_a_container_without_state_gets_back_what_it_gave_once) {
  auto& shared = test::stateless_container::shared();
  shared.allocated.clear();
  shared.released.clear();
  test::stateless_container named;
  {
    const task<const void*> never_started = arguments.place(1).init(named);
  }
  (void)sync_wait(arguments.by_value("a").init(named));
  EXPECT_EQ(shared.living(), 0u);
  EXPECT_EQ(shared.allocated.size(), 2u);
  EXPECT_EQ(shared.released, shared.allocated);
}

TEST_F(Containers, C04_one_container_holds_many_frames) {
  test::bump_container container(1 << 16);
  {
    std::vector<task<std::string>> tasks;
    for (int i = 0; i < 100; ++i)
      tasks.push_back(arguments.by_value(std::to_string(i)).init(container));
    EXPECT_EQ(container.living(), 100u);
    for (std::size_t i = tasks.size(); i-- > 0;) {
      EXPECT_EQ(sync_wait(std::move(tasks[i])), std::to_string(i));
      EXPECT_EQ(container.living(), i);
    }
  }
  EXPECT_EQ(container.released.size(), 100u);
}

TEST_F(Containers, C04_a_container_that_has_no_room_is_asked_once_and_releases_nothing) {
  test::full_container full;
  buffer<1024> frame;
  (void)sync_wait(arguments.place(1).init(full, frame));
  EXPECT_EQ(full.asked, 1);
  EXPECT_EQ(full.released, 0);
}

TEST_F(Containers, C04_an_empty_container_that_cannot_be_made_is_kept_by_address) {
  struct needs_argument {
    explicit needs_argument(int) {}
    void* allocate(dynify::layout l) noexcept { return dynify::heap.allocate(l); }
    void release(void* p, dynify::layout l) noexcept { dynify::heap.release(p, l); }
  };
  needs_argument container(1);
  EXPECT_NE(sync_wait(arguments.place(1).init(container)), nullptr);
}

}  // namespace
