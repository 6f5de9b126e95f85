// The heap as a container: allocation on purpose.
#pragma once

#include <cstddef>
#include <new>

#include "layout.hpp"

namespace dynify {
inline namespace v0 {

/// The global heap. Empty, so that a frame placed by it costs one word; thread-safe as `operator
/// new` is.
struct heap_t {
  static void* allocate(layout l) noexcept {
    if (l.align > __STDCPP_DEFAULT_NEW_ALIGNMENT__)
      return ::operator new(l.size, std::align_val_t(l.align), std::nothrow);
    return ::operator new(l.size, std::nothrow);
  }

  static void release(void* storage, layout l) noexcept {
    if (l.align > __STDCPP_DEFAULT_NEW_ALIGNMENT__)
      ::operator delete(storage, std::align_val_t(l.align));
    else
      ::operator delete(storage);
  }
};

/// Names the heap at the end of a chain: `init(buffer, dynify::heap)`.
inline constexpr heap_t heap{};

}  // namespace v0
}  // namespace dynify
