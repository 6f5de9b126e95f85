// Storage in place: on the stack, in a coroutine's frame, in an object.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <new>

#include "detail/base/config.hpp"
#include "detail/base/poison.hpp"
#include "detail/place/placement.hpp"
#include "error.hpp"

namespace dynify {
inline namespace v1 {

/// `N` bytes in place for one frame or object at a time; the same bytes serve any number of them,
/// one after the other.
///
/// A second one while the first lives is refused with `buffer_occupied`. The buffer must outlive
/// what lives in it, and does not move; one that is destroyed before calls `on_failure`. Not
/// thread-safe: one frame at a time passes through, and who builds the next must have seen the last
/// one end. Costs nothing per frame beyond the common word. While it is free, AddressSanitizer
/// reports whoever touches its bytes.
template <std::size_t N>
class buffer {
 public:
  // Leaves the bytes alone: clearing them would cost at every call.
  buffer() noexcept { detail::poison(bytes_, sizeof bytes_); }
  buffer(const buffer&) = delete;
  buffer& operator=(const buffer&) = delete;
  ~buffer() {
    if (occupied()) [[unlikely]]
      detail::fail(
          "dynify: a dynify::buffer is destroyed while a frame or an object still lives in it");
    detail::unpoison(bytes_, sizeof bytes_);
  }

  /// Whether something lives here.
  [[nodiscard]] bool occupied() const noexcept { return occupied_.is_set; }

  /// Bytes in all, occupied or not.
  [[nodiscard]] static constexpr std::size_t capacity() noexcept { return N; }

 private:
  friend struct detail::buffer_access;

  // A type that is over-aligned, not a variable: GCC 12 drops `alignas` on variables in coroutine
  // frames.
  alignas(frame_alignment) std::byte bytes_[N == 0 ? 1 : N];
  detail::occupied_flag occupied_;
};

}  // namespace v1
}  // namespace dynify
