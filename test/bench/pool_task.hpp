// The same task with its frames recycled: free lists of the thread, one for each size class.
#pragma once

#include <array>
#include <cstddef>
#include <new>
#include <utility>

#include "heap_task.hpp"

namespace bench {

/// Blocks go back to the list of the thread that frees them, and never to the heap: that is the
/// fastest, and what a destructor of the lists would cost at every access is spared.
class recycling_pool {
 public:
  static void* allocate(std::size_t size) {
    const std::size_t c = class_of(size);
    if (c >= classes) [[unlikely]]
      return ::operator new(size);
    if (block* const b = free_[c]) [[likely]] {
      free_[c] = b->next;
      return b;
    }
    return ::operator new((c + 1) * step);
  }
  static void release(void* p, std::size_t size) noexcept {
    const std::size_t c = class_of(size);
    if (c >= classes) [[unlikely]]
      return ::operator delete(p);
    free_[c] = ::new (p) block{free_[c]};
  }

 private:
  struct block {
    block* next;
  };
  static constexpr std::size_t step = 64;
  static constexpr std::size_t classes = 64;

  static constexpr std::size_t class_of(std::size_t size) noexcept { return (size - 1) / step; }

  static inline thread_local constinit std::array<block*, classes> free_{};
};

struct in_a_pool {
  static void* operator new(std::size_t size) { return recycling_pool::allocate(size); }
  static void operator delete(void* p, std::size_t size) noexcept {
    recycling_pool::release(p, size);
  }
};

template <class R>
using pool_task = basic_task<R, in_a_pool>;

}  // namespace bench
