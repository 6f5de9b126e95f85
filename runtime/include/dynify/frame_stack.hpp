// The frames of a tree of calls, one above the other.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <type_traits>

#include "detail/base/bytes.hpp"
#include "detail/base/config.hpp"
#include "detail/place/placement.hpp"
#include "detail/place/stacked_bytes.hpp"
#include "layout.hpp"
#include "place.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// The place in a container without state, for what a stack has no room for.
template <stateless C>
placement place_behind_stack(layout l) noexcept {
  shortage ignored;
  return place_in_stateless<C>(l, ignored);
}

}  // namespace detail

/// In place of a number of bytes: they are given.
inline constexpr std::size_t given_bytes = static_cast<std::size_t>(-1);

/// `N` bytes for the frames of one chain of coroutines: each on top of the one that was placed
/// before it, and gone from there when it has ended.
///
/// A frame, or an object, that ends while others live above it is freed with the uppermost of
/// these. Two words for each frame, what its trailer takes included, and its bytes in all are
/// rounded up to `frame_alignment`; `N` counts them. One logical thread at a time, resumed on
/// whatever thread: who places a frame must have seen what was placed and has ended before. Must
/// outlive what lives in it, and does not move; one that is destroyed before calls `on_failure`.
/// AddressSanitizer reports whoever touches free bytes.
///
/// Where it has no room, `out_of_capacity` tells bytes and `peak()`; one that is made with a
/// container behind it, `frame_stack<1024> s(dynify::heap)`, puts there what it has no room for.
/// The container has no state.
///
/// A coroutine that has one among its parameters has its frame there: see `place_parameter`.
template <std::size_t N = given_bytes>
class frame_stack : public detail::stacked_bytes {
 public:
  frame_stack() noexcept : stacked_bytes(bytes_, sizeof bytes_, nullptr) {}
  template <detail::stateless Behind>
  explicit frame_stack(const Behind&) noexcept
      : stacked_bytes(bytes_, sizeof bytes_, &detail::place_behind_stack<Behind>) {}

 private:
  static constexpr std::size_t rounded = (N + frame_alignment - 1) & ~(frame_alignment - 1);

  alignas(frame_alignment) std::byte bytes_[bottom_size + rounded];
};

/// The same in bytes that are given, an array or a std::span: `frame_stack<> s(bytes)`. It takes
/// `frame_alignment` of them for itself.
template <>
class frame_stack<given_bytes> : public detail::stacked_bytes {
 public:
  explicit frame_stack(detail::bytes_view bytes DYNIFY_LIFETIMEBOUND) noexcept
      : stacked_bytes(bytes.begin, bytes.size, nullptr) {}
  template <detail::stateless Behind>
  frame_stack(detail::bytes_view bytes DYNIFY_LIFETIMEBOUND, const Behind&) noexcept
      : stacked_bytes(bytes.begin, bytes.size, &detail::place_behind_stack<Behind>) {}
};

/// Refers to a frame_stack of whatever size: a parameter of coroutines, copied from one to the next
/// down the tree of calls.
class frame_stack_ref {
 public:
  template <std::size_t N>
  frame_stack_ref(frame_stack<N>& to DYNIFY_LIFETIMEBOUND) noexcept : stack_(&to) {}

  /// As those of the frame_stack.
  [[nodiscard]] std::size_t size() const noexcept { return stack_->size(); }
  [[nodiscard]] std::size_t used() const noexcept { return stack_->used(); }
  [[nodiscard]] std::size_t peak() const noexcept { return stack_->peak(); }
  [[nodiscard]] std::size_t available() const noexcept { return stack_->available(); }
  [[nodiscard]] std::size_t overflows() const noexcept { return stack_->overflows(); }

  /// For dynify: whose bytes a call is offered.
  [[nodiscard]] detail::stacked_bytes& offered() const noexcept { return *stack_; }

 private:
  detail::stacked_bytes* stack_;
};

template <std::size_t N>
inline constexpr bool enable_place<frame_stack<N>> = true;
template <>
inline constexpr bool enable_place<frame_stack_ref> = true;

}  // namespace v1
}  // namespace dynify
