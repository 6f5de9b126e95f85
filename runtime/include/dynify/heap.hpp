// The heap as a container: allocation on purpose.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <new>

#include "detail/base/config.hpp"
#include "layout.hpp"

namespace dynify {
inline namespace v1 {

#ifdef DYNIFY_NO_HEAP

/// What is named by `heap` where there is none: a container, so that the one error is that it was
/// named.
struct no_heap_t {
  static void* allocate(layout) noexcept { return nullptr; }
  static void release(void*, layout) noexcept {}
};

DYNIFY_HEAP_ONLY inline constexpr no_heap_t heap{};
struct DYNIFY_HEAP_ONLY heap_t;

#else

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

#endif

}  // namespace v1
}  // namespace dynify
