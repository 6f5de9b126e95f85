// Sizes and alignments of coroutine frames and objects.
#pragma once

#include <cstddef>

namespace dynify {
inline namespace v0 {

/// What storage has to offer: `size` bytes at an address that is a multiple of `align`.
struct layout {
  std::size_t size = 0;
  std::size_t align = 1;

  friend bool operator==(const layout&, const layout&) = default;
};

/// The alignment at which coroutine frames are placed, in bytes. No compiler tells a promise how
/// its frame is aligned (GCC never, Clang only under a flag); this is what an ordinary `operator
/// new` would have given it.
inline constexpr std::size_t frame_alignment = __STDCPP_DEFAULT_NEW_ALIGNMENT__;

}  // namespace v0
}  // namespace dynify
