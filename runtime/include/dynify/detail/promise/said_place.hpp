// Where a coroutine that was called directly says by its parameters that its frame goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>

#include "../../layout.hpp"
#include "../../place.hpp"
#include "../base/config.hpp"
#include "../call/call.hpp"
#include "../place/placement.hpp"

// The tag alone: <memory> costs more than all of dynify. A coroutine that has it is never taken for
// one that says no place, whatever is included.
#if defined(__GLIBCXX__)
namespace std _GLIBCXX_VISIBILITY(default) {
_GLIBCXX_BEGIN_NAMESPACE_VERSION
struct allocator_arg_t;
_GLIBCXX_END_NAMESPACE_VERSION
}  // namespace std _GLIBCXX_VISIBILITY(default)
#elif __has_include(<__memory/allocator_arg_t.h>)
#include <__memory/allocator_arg_t.h>
#else
#include <memory>
#endif

namespace dynify {
inline namespace v1 {
namespace detail {

/// Whether an object that is no place itself names one; not of what is incomplete.
template <class T, class = void>
inline constexpr bool names_place_if_complete = false;
template <class T>
inline constexpr bool names_place_if_complete<
    T, std::enable_if_t<std::is_class_v<T>, std::void_t<decltype(sizeof(T))>>> = names_place<T>;

template <class T>
inline constexpr bool is_allocator_tag = std::is_same_v<T, std::allocator_arg_t>;

/// Allocates a frame of this size and alignment by an allocator, which is copied behind it: in
/// `with_allocator.hpp`.
template <class A>
struct frame_by_allocator {
  static void* allocate(const A&, std::size_t, std::size_t) noexcept {
    static_assert(!sizeof(A),
                  "dynify: for coroutines with std::allocator_arg include "
                  "<dynify/with_allocator.hpp>");
    return nullptr;
  }
};

enum class said { nowhere, by_parameter, by_allocator, by_object };

/// Which of its parameters says where a coroutine's frame goes: the first one that is a place; or
/// an allocator behind `std::allocator_arg`; or the first one's object, whose members the coroutine
/// may be one of.
template <class... Parameters>
inline constexpr said said_by = said::nowhere;
template <class First, class... Rest>
inline constexpr said said_by<First, Rest...> = [] {
  if constexpr ((place_parameter<First> || ... || place_parameter<Rest>))
    return said::by_parameter;
  else if constexpr ((is_allocator_tag<std::remove_cv_t<First>> || ... ||
                      is_allocator_tag<std::remove_cv_t<Rest>>))
    return said::by_allocator;
  else if constexpr (names_place_if_complete<First>)
    return said::by_object;
  else
    return said::nowhere;
}();

template <class First, class... Rest>
[[nodiscard, gnu::always_inline]] inline auto& said_parameter(First& first,
                                                              Rest&... rest) noexcept {
  if constexpr (place_parameter<First>)
    return first;
  else
    return said_parameter(rest...);
}
template <class First, class Second, class... Rest>
[[nodiscard, gnu::always_inline]] inline auto& said_allocator(First&, Second& second,
                                                              Rest&... rest) noexcept {
  if constexpr (is_allocator_tag<std::remove_cv_t<First>>)
    return second;
  else
    return said_allocator(second, rest...);
}

/// Why there was no room where a parameter says: from operator new to whoever makes the object that
/// the coroutine returns. Nothing is needed where there was room.
DYNIFY_VISIBLE inline constinit DYNIFY_THREAD_LOCAL shortage full_place{};

/// Writes what stands behind a frame of `size` bytes that was placed, or notes why there is none.
/// `align`: where it is over-aligned, or 0.
inline void* finish_said_frame(const placement& where, const shortage& why, std::size_t size,
                               std::size_t align) noexcept {
  if (!where.at) {
    full_place = why;
    return nullptr;
  }
  if (align) {
    write_trailer(where, size_with_mark(size));
    ::new (static_cast<std::byte*>(where.at) + trailer_offset(size)) trailer{mark_of(align)};
  } else {
    write_trailer(where, size);
  }
  return where.at;
}

template <class Place>
DYNIFY_COLD void* place_frame_in(Place& p, std::size_t size, std::size_t align) noexcept {
  shortage why{};
  const bool is_marked = align > frame_alignment;
  const layout needed{size_with_trailer(is_marked ? size_with_mark(size) : size), align};
  const placement where = place(p, needed, why);
  return finish_said_frame(where, why, size, is_marked ? align : 0);
}

/// A frame in the place that a parameter is; nullptr where it has no room.
template <class Place>
[[gnu::always_inline]] inline void* allocate_in_said(Place& p, std::size_t size,
                                                     std::size_t align) noexcept {
  static_assert(holds_frames<Place>,
                "dynify: a place parameter's type is a container, with allocate and release");
  if constexpr (DYNIFY_FAST && offers_in_place<Place>) {
    if constexpr (is_stack<offered_of<Place>>) {
      auto& s = offered_by(p);
      (void)stack_access::next(s);
      void* const frame =
          align > frame_alignment ? nullptr : stack_access::push(s, size_with_trailer(size));
      if (frame) [[likely]] {
        write_trailer({frame, stack_access::flag_to_tell(frame, size_with_trailer(size)), nullptr},
                      size);
        return frame;
      }
      // Not `p`, a copy of the coroutine's parameter: once its address is told to a function that
      // is called, the ramp keeps it in memory at every call.
      return place_frame_in(s, size, align);
    }
  }
  return place_frame_in(p, size, align);
}

/// A frame where the parameters say; nullptr where there is no room.
template <class First, class... Rest>
[[gnu::always_inline]] inline void* allocate_where_said(std::size_t size, std::size_t align,
                                                        First& first, Rest&... rest) noexcept {
  constexpr said by = said_by<First, Rest...>;
  if constexpr (by == said::by_parameter) {
    return allocate_in_said(said_parameter(first, rest...), size, align);
  } else if constexpr (by == said::by_allocator) {
    auto& a = said_allocator(first, rest...);
    return frame_by_allocator<std::remove_cvref_t<decltype(a)>>::allocate(a, size, align);
  } else {
    auto&& named = first.frame_place();
    return allocate_in_said(named, size, align);
  }
}

/// Whether a coroutine goes where its parameters say: nobody asked to place it. A dyn call's own
/// place goes before.
[[nodiscard, gnu::always_inline]] inline bool goes_where_said() noexcept {
  return this_thread.innermost->state.is_done();
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
