// What it takes to be a place for frames and objects.
#pragma once

#include "detail/base/language.hpp"

#include <concepts>
#include <cstddef>

#include "detail/base/poison.hpp"
#include "detail/place/trailer.hpp"
#include "error.hpp"
#include "layout.hpp"

namespace dynify {
inline namespace v1 {

/// A place where coroutine frames and objects can live.
///
/// Duties of a container `c` (the second to fourth cannot be checked by the compiler):
/// - `c.allocate(l)` gives at least `l.size` bytes at a multiple of `l.align`, or nullptr where
/// there is no room. It never throws.
/// - The storage stays valid and unused by anyone else until `c.release(p, l)`, called once, with
/// the same layout.
/// - The container outlives everything placed in it, and does not move meanwhile.
/// - `release` may be called on another thread than `allocate`, if the frame is destroyed there: a
///   container that is used by several frames at a time then needs a guard of its own.
///
/// A container that has state costs one pointer more per frame than an empty one: a frame remembers
/// where it came from.
template <class C>
concept container = requires(C& c, layout l, void* p) {
  { c.allocate(l) } noexcept -> std::same_as<void*>;
  { c.release(p, l) } noexcept -> std::same_as<void>;
};

/// Whether bytes are in use, right in front of which it stands: set while a frame or an object
/// lives there. Has one member, `bool is_set`.
using detail::occupied_flag;

/// Bytes that a container offers for one frame, before the size of that is known: from a multiple
/// of `frame_alignment` on, up to their flag.
struct offered_bytes {
  std::byte* begin;
  std::size_t size;
  occupied_flag* flag;

  /// The bytes serve something else from now on: AddressSanitizer does not report who touches them.
  /// Something that still lives there calls `on_failure`.
  void take_back() const noexcept {
    if (flag->is_set) [[unlikely]]
      detail::fail(
          "dynify: the bytes that a container has offered are taken back while a frame or an "
          "object still lives in them");
    detail::unpoison(begin, detail::bytes_between(begin, *flag));
  }
};

/// A container that offers bytes up front. A call that names it alone, by `in` or `init`, is about
/// as fast as one in a `buffer`: nothing is asked when the size is known, and nobody is told when
/// the frame ends.
///
/// Its duties:
/// - `c.offered()` gives bytes with their flag. Where the flag is set, something lives there, and
///   nothing is offered. Else dynify sets it, on the same thread and before it asks `c` again; what
///   lives there clears it when it ends, on whatever thread. The bytes stay valid until then.
/// - It outlives everything placed in it, and does not move meanwhile.
///
/// It may have `allocate` and `release`, too, and be a `container`: that is asked where what it
/// offers is too small, or nothing.
template <class C>
concept offering_container = requires(C& c) {
  { c.offered() } noexcept -> std::same_as<offered_bytes>;
};

}  // namespace v1
}  // namespace dynify
