// Step 3 of a call: how a frame comes and goes, the promise's operator new and delete.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

#include "../../heap.hpp"
#include "../base/config.hpp"
#include "../call/call.hpp"
#include "../place/heap_block.hpp"
#include "../place/release.hpp"
#include "said_place.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

inline namespace DYNIFY_HEAP_NAMESPACE {

#ifdef DYNIFY_NO_HEAP
/// A coroutine that nobody asked to place, and there is no heap.
[[noreturn]] DYNIFY_COLD inline void* place_on_heap(std::size_t, std::size_t = 0) noexcept {
  fail(
      "dynify: nobody says where this coroutine's frame goes, and there is no heap "
      "(DYNIFY_NO_HEAP): call it through dynify::defer");
}
#else
/// A frame on the heap; nullptr where that is exhausted. Of a coroutine that nobody asked to place,
/// since it was called directly, or of a call that asks for the heap. Out of line: a test finds by
/// its name that no other function allocates.
[[gnu::noinline]] inline void* place_on_heap(std::size_t size) noexcept {
  void* const block = allocate_heap_block(size_with_trailer(size));
  if (block) [[likely]]
    write_trailer({block, tell(releaser_of_heap_block), nullptr}, size);
  return block;
}
/// The same of a frame that may be more aligned than others.
[[gnu::noinline]] inline void* place_on_heap(std::size_t size, std::size_t align) noexcept {
  if (align <= __STDCPP_DEFAULT_NEW_ALIGNMENT__) return place_on_heap(size);
  shortage ignored;
  const placement where = place_in_stateless<heap_t>({size_with_trailer(size), align}, ignored);
  if (where.at) write_trailer(where, size);
  return where.at;
}
#endif

/// Answers `r` with a frame, or where that is nullptr, refuses: then `needed` is what it takes.
inline void answer(request& r, void* frame, layout needed) noexcept {
  r.frame = frame;
  r.state = progress::decided();
  if (r.of) r.of->set_frame(frame);
  if (frame) [[likely]]
    return;
  r.refuse(needed);
  this_thread.refused = &r;
}

/// A place in what was offered, which may not be aligned enough; `at` is nullptr where it has none.
inline placement place_in_offered(const request& r, layout l) noexcept {
  const aligned_bytes bytes = align_up(static_cast<std::byte*>(r.frame), r.state.bytes(), l.align);
  if (bytes.size < l.size) return {};
  return {bytes.begin, r.whom, nullptr};
}

/// The stack that a request asks for.
inline stacked_bytes& stack_of(const request& r) noexcept {
  return *reinterpret_cast<stacked_bytes*>(static_cast<std::uintptr_t>(r.whom));
}

/// A frame on top of the stack that a request asks for; nullptr where it has no room, or something
/// was placed there since the request was made. The frame's size is a constant.
[[gnu::always_inline]] inline void* place_on_stack(request& r, std::size_t size) noexcept {
  stacked_bytes& s = stack_of(r);
  if (stack_access::top(s) != r.frame) [[unlikely]]
    return nullptr;
  void* const frame = stack_access::push(s, size_with_trailer(size));
  if (!frame) [[unlikely]]
    return nullptr;
  r.state = progress::decided();
  write_trailer({frame, stack_access::flag_to_tell(frame, size_with_trailer(size)), nullptr}, size);
  return frame;
}

/// Where the bytes that were offered are too few, or none were: another place, or a refusal. Of a
/// frame that nobody asked to place, the heap.
inline void* place_elsewhere(request& r, std::size_t size, std::size_t align) noexcept {
  if (r.state.is_done()) return place_on_heap(size, align);
  const layout needed{size_with_trailer(size), align};
  placement where;
  if (r.state.asks_stack()) {
    shortage ignored;
    where = place_in_stack(stack_of(r), needed, ignored);
  } else {
    where = place_in_offered(r, needed);
    if (!where.at && r.state.asks_others()) where = r.find_place(r, needed);
  }
  if (where.at) write_trailer(where, size);
  answer(r, where.at, needed);
  return where.at;
}

/// Whether the heap gives all blocks the alignment that every frame is given.
inline constexpr bool heap_aligns_frames = frame_alignment <= __STDCPP_DEFAULT_NEW_ALIGNMENT__;
inline void* place_frame_on_heap(std::size_t size) noexcept {
  return heap_aligns_frames ? place_on_heap(size) : place_on_heap(size, frame_alignment);
}

/// A frame for a request that asks for the heap, and one for a request that asks others. noinline:
/// each of the three ways of the next function saves the registers that it needs itself.
[[gnu::noinline]] inline void* place_asked_frame_on_heap(std::size_t size) noexcept {
  request& r = *this_thread.innermost;
  void* const frame = place_frame_on_heap(size);
  answer(r, frame, {size_with_trailer(size), frame_alignment});
  return frame;
}
[[gnu::noinline]] inline void* place_asked_frame_elsewhere(std::size_t size) noexcept {
  return place_elsewhere(*this_thread.innermost, size, frame_alignment);
}

/// The same of a frame of which no more alignment is known. With few arguments: every coroutine has
/// it. What a coroutine called directly takes is the shortest way through it.
DYNIFY_COLD inline void* place_frame_elsewhere(std::size_t size) noexcept {
  const progress state = this_thread.innermost->state;
  if (state.is_done()) [[likely]]
    return place_frame_on_heap(size);
  return state.asks_heap() ? place_asked_frame_on_heap(size) : place_asked_frame_elsewhere(size);
}

/// Step 3 of a call: a frame of `size` bytes where the innermost request wants it; nullptr where it
/// is refused or the heap is exhausted. For the promise's operator new.
inline void* allocate_frame(std::size_t size) noexcept {
  request& r = *this_thread.innermost;
  if (!r.state.has_room_for(size_with_trailer(size))) [[unlikely]] {
#if DYNIFY_FAST
    // Read anew: with one reading for both comparisons, clang 19 keeps the offered bytes in a
    // register, an instruction more for each call in a buffer.
    request* again = &r;
    __asm__("" : "+r"(again));
    if (again->state.asks_stack())
      if (void* const frame = place_on_stack(*again, size)) [[likely]]
        return frame;
#endif
    return place_frame_elsewhere(size);
  }
  void* const frame = r.frame;
  r.state = progress::decided();
  write_trailer({frame, r.whom, nullptr}, size);
  return frame;
}

/// The same for a frame of which more alignment is known.
DYNIFY_COLD inline void* allocate_over_aligned_frame(std::size_t size, std::size_t align) noexcept {
  void* const frame = place_elsewhere(*this_thread.innermost, size_with_mark(size), align);
  if (frame) ::new (static_cast<std::byte*>(frame) + trailer_offset(size)) trailer{mark_of(align)};
  return frame;
}

}  // namespace DYNIFY_HEAP_NAMESPACE

/// The alignment of a parameter, or of what it refers to, which cannot be told apart; 1 of what is
/// incomplete and of functions.
template <class T, class = void>
inline constexpr std::size_t alignment_of_parameter = 1;
template <class T>
inline constexpr std::size_t alignment_of_parameter<
    T, std::enable_if_t<!std::is_function_v<T>, std::void_t<decltype(sizeof(T))>>> = alignof(T);

/// What is known of a frame's alignment from its parameters, the object of a member among them.
template <class... Parameters>
inline constexpr std::size_t alignment_of_parameters = [] {
  std::size_t most = frame_alignment;
  ((most = alignment_of_parameter<Parameters> > most ? alignment_of_parameter<Parameters> : most),
   ...);
  return most;
}();

inline namespace DYNIFY_HEAP_NAMESPACE {

/// Allocates a frame of which at least this alignment is known.
DYNIFY_FLAT inline void* allocate_frame_aligned(std::size_t size, std::size_t align) noexcept {
  return align > frame_alignment ? allocate_over_aligned_frame(size, align) : allocate_frame(size);
}

}  // namespace DYNIFY_HEAP_NAMESPACE

/// Whether a parameter may have to be given back: not what is copied when it is moved, nor a
/// reference to what is incomplete.
template <class T, class = void>
inline constexpr bool may_be_moved_from = false;
template <class T>
inline constexpr bool may_be_moved_from<
    T, std::enable_if_t<!std::is_function_v<T>, std::void_t<decltype(sizeof(T))>>> =
    !std::is_trivially_copyable_v<T>;

/// Where a parameter may have to be moved from. The address of no other is taken: g++ 12 would
/// write it to the stack, piece by piece, and read it as one.
template <class T>
[[gnu::always_inline]] inline void* address_if_moved([[maybe_unused]] T& parameter) noexcept {
  if constexpr (may_be_moved_from<std::remove_cv_t<T>>)
    return const_cast<void*>(static_cast<const volatile void*>(__builtin_addressof(parameter)));
  else
    return nullptr;
}

template <class T>
inline constexpr const void* tag_of_parameter = nullptr;
template <class T>
  requires may_be_moved_from<T>
inline constexpr const void* tag_of_parameter<T> = &type_tag<T>;
template <class... Parameters>
inline constexpr const void* tags_of_parameters[sizeof...(Parameters) + 1] = {
    tag_of_parameter<std::remove_cv_t<Parameters>>..., nullptr};

/// Gives the by-value arguments of a refused call back: the promise sees the parameters before they
/// are copied into the frame. One function for all coroutines with as many parameters; `tags` are
/// the parameters' types.
template <std::same_as<void*>... Addresses>
DYNIFY_COLD void refuse([[maybe_unused]] const void* const* tags, Addresses... addresses) noexcept {
  request* const r = this_thread.refused;
  if (!r || r->of || !r->give_back) return;
  const publication_suspended here;  // moving an argument may make calls
  const refused_parameter refused[] = {{addresses, *tags++}..., {nullptr, nullptr}};
  r->give_back_to_caller(refused, sizeof...(Addresses));
}

inline namespace DYNIFY_HEAP_NAMESPACE {

/// Allocates a frame, or gives the arguments back: what the two have in common for all coroutines
/// with as many parameters. `align`: what is known.
template <std::same_as<void*>... Addresses>
DYNIFY_FLAT inline void* allocate_or_refuse(std::size_t size, std::size_t align,
                                            const void* const* tags,
                                            Addresses... addresses) noexcept {
  void* const frame = allocate_frame_aligned(size, align);
  if (!frame) [[unlikely]]
    refuse(tags, addresses...);
  return frame;
}

}  // namespace DYNIFY_HEAP_NAMESPACE

/// Base of a promise whose frame can be placed.
///
/// Every parameter list matches: Clang falls back silently to the global operator new where none
/// does.
struct placed_frame {
  // always_inline and calling ordinary functions: g++ 12 at -O0 otherwise reports
  // -Wmismatched-new-delete at the user's coroutine, since this one is a template and operator
  // delete is not.
  template <class... Parameters>
  [[gnu::always_inline]] static void* operator new(std::size_t size,
                                                   Parameters&... parameters) noexcept {
    constexpr std::size_t align = alignment_of_parameters<Parameters...>;
    if constexpr (said_by<Parameters...> != said::nowhere)
      if (goes_where_said()) [[likely]]
        return allocate_where_said(size, align, parameters...);
    return allocate_or_refuse(size, align, tags_of_parameters<Parameters...>,
                              address_if_moved(parameters)...);
  }

  static void operator delete(void* frame, std::size_t size) noexcept {
    release_frame(frame, size);
  }

#ifdef __clang__
  /// What Clang calls under -fcoro-aligned-allocation: there it tells how the frame is aligned.
  template <class... Parameters>
  [[gnu::always_inline]] static void* operator new(std::size_t size, std::align_val_t align,
                                                   Parameters&... parameters) noexcept {
    constexpr std::size_t least = alignment_of_parameters<Parameters...>;
    const auto told = static_cast<std::size_t>(align);
    const std::size_t known = told < least ? least : told;
    if constexpr (said_by<Parameters...> != said::nowhere)
      if (goes_where_said()) [[likely]]
        return allocate_where_said(size, known, parameters...);
    return allocate_or_refuse(size, known, tags_of_parameters<Parameters...>,
                              address_if_moved(parameters)...);
  }
  static void operator delete(void* frame, std::size_t size, std::align_val_t) noexcept {
    release_frame(frame, size);
  }
#endif
};

/// After a frame was not to be had: an exhausted heap throws std::bad_alloc, a full place that a
/// parameter says out_of_capacity, a refused request is the caller's to report, but for what giving
/// the arguments back has thrown. For whoever makes the
/// object that the coroutine returns. Not DYNIFY_COLD: see there.
[[gnu::cold, gnu::noinline]] inline void after_failed_allocation() {
  if (request* const r = std::exchange(this_thread.refused, nullptr))
    return r->throw_what_was_lost();
  if (full_place.needed != 0) raise(std::exchange(full_place, shortage{}).error());
#if DYNIFY_EXCEPTIONS
  throw std::bad_alloc();
#else
  fail("dynify: the heap is exhausted");
#endif
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
