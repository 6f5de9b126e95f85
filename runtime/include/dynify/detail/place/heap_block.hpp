// Blocks of the heap for frames, with no more alignment than the heap gives to all: allocated as
// they are, or recycled by each thread.
#pragma once

#ifndef DYNIFY_NO_HEAP

#include <cstddef>
#include <new>

#include "../base/config.hpp"
#include "../base/or_nullptr.hpp"
#include "trailer.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// The heap's own bytes, or nullptr. With exceptions not by the nothrow operator new, which costs
/// more: the library's calls the other one.
inline void* new_or_nullptr(std::size_t bytes) noexcept {
#if DYNIFY_EXCEPTIONS
  return or_nullptr([&] { return ::operator new(bytes); });
#else
  return ::operator new(bytes, std::nothrow);
#endif
}

// What a block was allocated as, it is released as, by the function that its trailer names: units
// that recycle and units that do not can be linked together.
#ifdef DYNIFY_RECYCLE_FRAMES
inline namespace recycling {

/// The blocks that a thread has put aside: for each size, a list, the last one first.
class recycled_blocks {
 public:
  static constexpr std::size_t step = 64;
  static constexpr std::size_t sizes = 16;

  /// The number of the size that holds so many bytes; `sizes` and more: of none.
  [[nodiscard]] static constexpr std::size_t number_of(std::size_t bytes) noexcept {
    return (bytes - 1) / step;
  }
  [[nodiscard]] static constexpr std::size_t bytes_of(std::size_t number) noexcept {
    return (number + 1) * step;
  }

  /// A block of this size, or nullptr.
  [[nodiscard]] void* take(std::size_t number) noexcept {
    block* const first = first_[number];
    if (first) first_[number] = first->next;
    return first;
  }
  /// Whether the block is put aside; otherwise it goes back to the heap.
  [[nodiscard]] bool put(void* storage, std::size_t number) noexcept {
    block* const first = first_[number];
    const std::size_t below = first ? first->below + 1 : 0;
    if (below >= (DYNIFY_RECYCLE_FRAMES)) return false;
    if (state_ != open && !open_now()) [[unlikely]]
      return false;
    first_[number] = ::new (storage) block{first, below};
    return true;
  }
  /// All that is put aside goes back to the heap.
  void release_all() noexcept {
    for (block*& first : first_)
      while (block* const b = first) {
        first = b->next;
        ::operator delete(b);
      }
  }
  /// The same at the end of the thread, after which nothing is put aside any more.
  void close() noexcept {
    release_all();
    state_ = closed;
  }

 private:
  struct block {
    block* next;
    std::size_t below;  // how many are behind it
  };
  enum state : unsigned char { untouched, open, closed };

  /// The first block that a thread puts aside: from now on the thread's end calls `close`.
  [[nodiscard]] bool open_now() noexcept;

  block* first_[sizes];
  state state_;
};

/// Neither built nor destroyed, so that reaching it costs nothing.
DYNIFY_VISIBLE inline constinit DYNIFY_THREAD_LOCAL recycled_blocks recycled{};

[[gnu::cold, gnu::noinline]] inline bool recycled_blocks::open_now() noexcept {
  if (state_ == closed) return false;
  state_ = open;
#if __STDC_HOSTED__
  struct end_of_thread {
    ~end_of_thread() { recycled.close(); }
  };
  static DYNIFY_THREAD_LOCAL end_of_thread at_end;
  (void)at_end;
#endif
  return true;
}

/// A block of so many bytes, or nullptr.
inline void* allocate_heap_block(std::size_t bytes) noexcept {
  const std::size_t number = recycled_blocks::number_of(bytes);
  if (number < recycled_blocks::sizes) [[likely]] {
    if (void* const block = recycled.take(number)) [[likely]]
      return block;
    bytes = recycled_blocks::bytes_of(number);
  }
  return new_or_nullptr(bytes);
}

inline void release_heap_block(void* storage, std::size_t bytes) noexcept {
  const std::size_t number = recycled_blocks::number_of(bytes);
  if (number < recycled_blocks::sizes && recycled.put(storage, number)) [[likely]]
    return;
  ::operator delete(storage);
}
#else
inline namespace allocating {

/// A block of so many bytes, or nullptr.
inline void* allocate_heap_block(std::size_t bytes) noexcept { return new_or_nullptr(bytes); }

inline void release_heap_block(void* storage, std::size_t) noexcept { ::operator delete(storage); }
#endif

inline void release_as_heap_block(void* storage, layout given, const trailer&) noexcept {
  release_heap_block(storage, given.size);
}
inline constexpr release_function releaser_of_heap_block = &release_as_heap_block;

}  // inline namespace recycling or allocating

}  // namespace detail

#ifdef DYNIFY_RECYCLE_FRAMES
/// Gives what this thread has put aside of frames on the heap back to the heap. The end of a thread
/// does the same; call it where a thread goes on without coroutines, or ends without destroying its
/// thread-local objects.
inline void release_recycled_frames() noexcept { detail::recycled.release_all(); }
#endif

}  // namespace v1
}  // namespace dynify

#endif  // DYNIFY_NO_HEAP
