// Bytes in place, and the heap for what is larger.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>

#include "buffer.hpp"
#include "detail/base/config.hpp"
#include "detail/place/placement.hpp"
#include "detail/place/trailer.hpp"
#include "heap.hpp"
#include "layout.hpp"

namespace dynify {
inline namespace v1 {

/// `N` bytes in place for one frame or object; what is larger, or comes while those are in use,
/// goes to the heap, as often as it has room. Counts how often it did, so that `N` can be chosen.
///
/// Two words per frame. Like a buffer it outlives what lives in it, does not move, and is used by
/// one thread at a time.
#ifdef DYNIFY_NO_HEAP
template <std::size_t N>
class DYNIFY_HEAP_ONLY small_buffer;
#else
template <std::size_t N>
class small_buffer {
 public:
  small_buffer() noexcept = default;
  small_buffer(const small_buffer&) = delete;
  small_buffer& operator=(const small_buffer&) = delete;
  ~small_buffer() {
    if (on_heap_ != 0) [[unlikely]]
      detail::fail(
          "dynify: a dynify::small_buffer is destroyed while a frame or an object that it put on "
          "the heap still lives");
  }

  void* allocate(layout l) noexcept {
    detail::shortage ignored;
    if (void* const at = detail::place_in_buffer(in_place_, l, ignored).at) return at;
    void* const at = heap.allocate(l);
    if (at) {
      ++heap_uses_;
      ++on_heap_;
    }
    return at;
  }

  void release(void* storage, layout l) noexcept {
    if (detail::buffer_access::holds(in_place_, storage)) {
      detail::vacate(storage, detail::buffer_access::occupied(in_place_));
    } else {
      heap.release(storage, l);
      --on_heap_;
    }
  }

  /// Bytes in place.
  [[nodiscard]] static constexpr std::size_t capacity() noexcept { return N; }
  /// How often the heap was used, since the beginning.
  [[nodiscard]] std::size_t heap_uses() const noexcept { return heap_uses_; }

 private:
  buffer<N> in_place_;
  std::size_t heap_uses_ = 0;
  std::size_t on_heap_ = 0;  // what lives there now
};
#endif

}  // namespace v1
}  // namespace dynify
