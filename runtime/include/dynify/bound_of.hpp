// The bytes that a tree of coroutines takes on a frame_stack at most, as the build has computed
// them by `dynify-gen bound --format=header`.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>

#include "measured.hpp"

namespace dynify {
inline namespace v1 {

namespace companion {

/// The bounds of the functions of this name: a generated header specialises it.
template <detail::fixed_string Name>
inline constexpr auto bounds = detail::measured_table<frame, 0>{};

}  // namespace companion

namespace detail {

template <auto F>
constexpr std::size_t find_bound() {
  constexpr layout found = find_measured<F>(companion::bounds<measured_name<F>>);
  static_assert(found.size != 0,
                "the bound of this function is not known: include the header that "
                "dynify_measure_bound() writes, and name the function as a root there");
  return found.size;
}

}  // namespace detail

/// The most bytes that the frame of the coroutine function `F`, and the frames of all that it
/// starts, take on a frame_stack at once: `frame_stack<bound_of<&app::main_task>>` is enough.
///
/// The file must include the header that `dynify-gen bound --format=header` has written. The stack
/// still checks every frame, so that a number that is out of date ends in `out_of_capacity` and
/// corrupts nothing.
template <auto F>
inline constexpr std::size_t bound_of = detail::find_bound<F>();

}  // namespace v1
}  // namespace dynify
