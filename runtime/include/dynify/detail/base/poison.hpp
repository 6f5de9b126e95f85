// Bytes in which nothing lives, for AddressSanitizer: whoever touches them is told.
#pragma once

#include <cstddef>

/// Whether free bytes of buffers are poisoned: by default where this is compiled with
/// AddressSanitizer. Set it to 0 where some objects of a program are built with the sanitizer and
/// others are not.
#ifndef DYNIFY_POISON
#if defined(__SANITIZE_ADDRESS__)
#define DYNIFY_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DYNIFY_POISON 1
#endif
#endif
#endif
#ifndef DYNIFY_POISON
#define DYNIFY_POISON 0
#endif

#if DYNIFY_POISON
#include <sanitizer/asan_interface.h>
#endif

namespace dynify {
inline namespace v1 {
namespace detail {

inline void poison([[maybe_unused]] const void* begin, [[maybe_unused]] std::size_t size) noexcept {
#if DYNIFY_POISON
  // Where it comes from is hidden: g++ 12 takes the bytes for read (-Wmaybe-uninitialized).
  __asm__("" : "+r"(begin));
  __asan_poison_memory_region(begin, size);
#endif
}

inline void unpoison([[maybe_unused]] const void* begin,
                     [[maybe_unused]] std::size_t size) noexcept {
#if DYNIFY_POISON
  __asan_unpoison_memory_region(begin, size);
#endif
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
