// Counts what the program, all its threads, asks of the global heap.
#pragma once

#include <cstddef>

namespace demo {

struct HeapUse {
  std::size_t allocations = 0;
  std::size_t bytes = 0;

  friend HeapUse operator-(HeapUse a, HeapUse b) noexcept {
    return {a.allocations - b.allocations, a.bytes - b.bytes};
  }
  HeapUse& operator+=(HeapUse more) noexcept {
    allocations += more.allocations;
    bytes += more.bytes;
    return *this;
  }
};

/// Since the program started.
[[nodiscard]] HeapUse heap_used() noexcept;

}  // namespace demo
