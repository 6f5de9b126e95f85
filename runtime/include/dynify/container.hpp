// What it takes to be a place for frames and objects.
#pragma once

#include "detail/base/language.hpp"

#include <concepts>

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

}  // namespace v1
}  // namespace dynify
