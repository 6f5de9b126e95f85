// Counts what goes through the global operator new of this program.
#pragma once

#include <cstddef>

namespace bench {

/// Allocations of this thread so far.
std::size_t allocations() noexcept;

}  // namespace bench
