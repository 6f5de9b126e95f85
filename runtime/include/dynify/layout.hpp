// Sizes and alignments of coroutine frames and objects.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>

/// Bytes to which every coroutine frame is aligned: more than by default where coroutines have
/// local variables of over-aligned types, and the compiler does not tell. The same in every unit of
/// a program.
#ifndef DYNIFY_FRAME_ALIGNMENT
#define DYNIFY_FRAME_ALIGNMENT __STDCPP_DEFAULT_NEW_ALIGNMENT__
#endif

namespace dynify {
inline namespace v1 {

/// What storage has to offer: `size` bytes at an address that is a multiple of `align`.
struct layout {
  std::size_t size = 0;
  std::size_t align = 1;

  friend bool operator==(const layout&, const layout&) = default;
};

/// The alignment at which coroutine frames are placed at least, in bytes. No compiler tells a
/// promise how its frame is aligned (GCC never, Clang only under -fcoro-aligned-allocation); this
/// is what an ordinary `operator new` would have given it. What is known to need more gets it: from
/// that flag, from the types of the coroutine's parameters and from the class that it is a member
/// of.
inline constexpr std::size_t frame_alignment = DYNIFY_FRAME_ALIGNMENT;
static_assert(frame_alignment >= __STDCPP_DEFAULT_NEW_ALIGNMENT__ &&
                  (frame_alignment & (frame_alignment - 1)) == 0,
              "DYNIFY_FRAME_ALIGNMENT is a power of two, and no less than an ordinary operator new "
              "gives");

}  // namespace v1
}  // namespace dynify
