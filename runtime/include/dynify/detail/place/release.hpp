// The way back of storage: whom a trailer names is told that it is free.
#pragma once

#include <cstddef>

#include "../base/config.hpp"
#include "heap_block.hpp"
#include "trailer.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Gives back the storage of a frame or object of `size` bytes, which has ended.
inline void release_storage(void* storage, std::size_t size, std::size_t align) noexcept;

DYNIFY_COLD inline void release_marked(void* storage, std::size_t size,
                                       whom_to_tell mark) noexcept {
  release_storage(storage, size_with_mark(size), alignment_of(mark));
}

inline void release_elsewhere(void* storage, std::size_t size, std::size_t align) noexcept {
  const trailer& from = trailer_of(storage, size);
  if (is_mark(from.whom)) [[unlikely]]
    release_marked(storage, size, from.whom);
  else if (from.whom != whom_to_tell::nobody)
    function_of(from.whom)(storage, {size_with_trailer(size), align}, from);
}
/// A frame that is not in a buffer: on the heap, most likely. Out of line, and with few arguments:
/// every coroutine ends in three places.
[[gnu::noinline]] inline void release_frame_elsewhere(void* storage, std::size_t size) noexcept {
#ifndef DYNIFY_NO_HEAP
  if (trailer_of(storage, size).whom == tell(releaser_of_heap_block)) [[likely]]
    return release_heap_block(storage, size_with_trailer(size));
#endif
  release_elsewhere(storage, size, frame_alignment);
}

inline void release_frame(void* storage, std::size_t size) noexcept {
  const whom_to_tell whom = trailer_of(storage, size).whom;
  if (is_flag(whom)) [[likely]]
    vacate(storage, flag_of(whom));
  else
    release_frame_elsewhere(storage, size);
}
inline void release_storage(void* storage, std::size_t size, std::size_t align) noexcept {
  const whom_to_tell whom = trailer_of(storage, size).whom;
  if (is_flag(whom)) [[likely]]
    vacate(storage, flag_of(whom));
  else
    release_elsewhere(storage, size, align);
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
