// How a frame comes and goes: the promise's operator new and delete.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "../heap.hpp"
#include "request.hpp"
#include "trailer.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

inline namespace DYNIFY_HEAP_NAMESPACE {

#ifdef DYNIFY_NO_HEAP
/// A coroutine that nobody asked to place, and there is no heap.
[[noreturn]] DYNIFY_COLD inline void* allocate_unasked(std::size_t) noexcept {
  fail(
      "dynify: nobody says where this coroutine's frame goes, and there is no heap "
      "(DYNIFY_NO_HEAP): call it through dynify::defer");
}
#else
/// A coroutine that nobody asked to place: called directly, an ordinary one on the heap.
DYNIFY_COLD inline void* allocate_unasked(std::size_t size) noexcept {
  shortage ignored;
  const placement where =
      place_in_stateless<heap_t>({size_with_trailer(size), frame_alignment}, ignored);
  if (where.at) write_trailer(where, size);
  return where.at;
}
#endif

/// The bytes that were offered are too few, or none were: another place, or a refusal.
DYNIFY_COLD inline void* place_elsewhere(request& r, std::size_t size) noexcept {
  if (r.capacity == request::done) return allocate_unasked(size);
  const std::size_t needed = size_with_trailer(size);
  placement where;
  if (r.find_place) where = r.find_place(r, {needed, frame_alignment});
  r.frame = where.at;
  r.capacity = request::done;
  if (where.at) {
    write_trailer(where, size);
  } else {
    r.refused_size = needed;
    this_thread.refused = &r;
  }
  return where.at;
}

/// A frame of `size` bytes where the call that is under way wants it; nullptr where it is refused
/// or the heap is exhausted.
inline void* allocate_frame(std::size_t size) noexcept {
  request& r = *this_thread.slot;
  if (size_with_trailer(size) > r.capacity) [[unlikely]]
    return place_elsewhere(r, size);
  void* const frame = r.frame;
  r.capacity = request::done;
  write_trailer({frame, r.whom, nullptr}, size);
  return frame;
}

}  // namespace DYNIFY_HEAP_NAMESPACE

/// Gives the by-value arguments of a refused call back: the promise sees the parameters before they
/// are copied into the frame.
template <class... Parameters>
DYNIFY_COLD void refuse(Parameters&... parameters) noexcept {
  request* const r = this_thread.refused;
  if (!r || r->waiting || !r->give_back) return;
  const publication_suspended here;  // moving an argument may make calls
  const refused_parameter refused[] = {
      {address_to_move(parameters), &type_tag<std::remove_cv_t<Parameters>>}...,
      {nullptr, nullptr}};
  r->give_back(*r, refused, sizeof...(Parameters));
}

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
    void* const frame = allocate_frame(size);
    if (!frame) [[unlikely]]
      refuse(parameters...);
    return frame;
  }

  static void operator delete(void* frame, std::size_t size) noexcept {
    release_storage(frame, size, frame_alignment);
  }
};

/// After a frame was not to be had: an exhausted heap throws std::bad_alloc, a refused request is
/// the caller's to report.
DYNIFY_COLD inline void after_failed_allocation() {
  if (std::exchange(this_thread.refused, nullptr)) return;
#if DYNIFY_EXCEPTIONS
  throw std::bad_alloc();
#else
  fail("dynify: the heap is exhausted");
#endif
}

}  // namespace detail
}  // namespace v0
}  // namespace dynify
