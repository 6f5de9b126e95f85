// Sizes of frames that were measured when the program was built: `dynify-gen frames
// --format=header`.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <string_view>

#include "detail/measured/measured_name.hpp"
#include "detail/place/trailer.hpp"
#include "layout.hpp"

namespace dynify {
inline namespace v1 {

namespace companion {

/// A coroutine's frame as the compiler laid it out.
struct frame {
  std::string_view scope;       ///< what declares the function
  std::string_view parameters;  ///< `(int) const`
  layout measured;
};

/// Those of functions of one name.
template <class... Frames>
constexpr auto frames(const Frames&... all) {
  return detail::measured_table<frame, sizeof...(Frames)>{{all...}};
}

/// Those of the functions of this name: a generated header specialises it.
template <detail::fixed_string Name>
inline constexpr auto measured_frames = detail::measured_table<frame, 0>{};

}  // namespace companion

namespace detail {

/// The largest frame of the functions that `F` may be; size 0: none is.
template <auto F, std::size_t N>
constexpr layout find_measured(const measured_table<companion::frame, N>& table) {
  layout found{0, 1};
  for (std::size_t i = 0; i < N; ++i) {
    const companion::frame& f = table.entries[i];
    if (!may_be<F>(f.scope, f.parameters)) continue;
    if (f.measured.size > found.size) found.size = f.measured.size;
    if (f.measured.align > found.align) found.align = f.measured.align;
  }
  return found;
}

/// A layout that is used for a number of bytes, too: of a buffer, which may have to skip some where
/// the frame is more aligned than it is.
struct measured_layout : layout {
  constexpr operator std::size_t() const noexcept {
    return align > frame_alignment ? size + align - frame_alignment : size;
  }
};

template <auto F>
constexpr measured_layout measure() {
  constexpr layout found = find_measured<F>(companion::measured_frames<measured_name<F>>);
  static_assert(found.size != 0,
                "the frame of this function was not measured: include the header that "
                "dynify_measure_frames() writes for the objects that define it");
  const bool is_marked = found.align > frame_alignment;
  return {{size_with_trailer(is_marked ? size_with_mark(found.size) : found.size), found.align}};
}

}  // namespace detail

/// What a frame of the coroutine function `F` takes, with what dynify adds:
/// `buffer<measured<&FileReader::read>>` is just enough.
///
/// An upper bound, and a tight one: Clang tells sizes that are rounded up to the alignment. The
/// placed size is still checked when the frame is made, so that a number that is out of date ends
/// in `out_of_capacity` and corrupts nothing. Only in files that include a header written by
/// `dynify-gen frames --format=header`.
template <auto F>
inline constexpr detail::measured_layout measured = detail::measure<F>();

}  // namespace v1
}  // namespace dynify
