// Counts what the program asks of the global heap. Link heap_use.cpp.
#pragma once

#include <cstddef>

namespace test {

struct heap_use {
  std::size_t allocations = 0;
  std::size_t frees = 0;
  std::size_t last_size = 0;

  [[nodiscard]] std::size_t living() const noexcept { return allocations - frees; }
};

/// Of all threads, since the program started.
[[nodiscard]] heap_use heap_used() noexcept;

/// While one lives, the heap of this program is exhausted.
class exhausted_heap {
 public:
  exhausted_heap() noexcept;
  exhausted_heap(const exhausted_heap&) = delete;
  exhausted_heap& operator=(const exhausted_heap&) = delete;
  ~exhausted_heap();
};

}  // namespace test
