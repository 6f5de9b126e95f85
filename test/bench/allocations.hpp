// Counts what goes through the global operator new of this program.
#pragma once

#include <cstddef>

namespace bench {

struct heap_use {
  std::size_t allocations = 0;
  std::size_t bytes = 0;
};

/// This thread's so far.
heap_use heap_used() noexcept;

}  // namespace bench
