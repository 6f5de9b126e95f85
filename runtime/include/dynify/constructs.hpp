// What it takes to be a constructor: the word for generic code, and for those of a user's own.
#pragma once

#include "detail/base/language.hpp"

#include <concepts>
#include <cstddef>
#include <utility>

#include "buffer.hpp"
#include "layout.hpp"

namespace dynify {
inline namespace v1 {

/// `C` is a value that builds a `Built` where the caller says: `dynify::constructor`, what `defer`,
/// `make` and `make_with` return, and whatever a user writes. Checked with a buffer, which stands
/// for any list of containers.
///
/// Duties of a constructor `c` (which the compiler cannot check):
/// - `c.layout()` tells what a container must have at least, and consumes nothing.
/// - `init` and `try_init` build in the first container that has room, and nowhere else: nothing is
/// allocated unless a container that does so is named.
/// - They consume `c` where they build. Where there is no room they build nothing, `init` throws an
/// `init_error`, and `try_init` gives `c` back as it was.
/// - What throws on the way leaves the containers as they were.
///
/// One that is composed of others, and hands its containers on, has little to do.
template <class C, class Built>
concept constructs = std::movable<C> && requires(C c, buffer<64>& place) {
  { c.layout() } -> std::same_as<layout>;
  { std::move(c).init(place) } -> std::same_as<Built>;
  { std::move(c).try_init(place).value() } -> std::convertible_to<Built>;
  { std::move(c).try_init(place).error().needed() } -> std::convertible_to<std::size_t>;
  { std::move(c).try_init(place).constructor() } -> std::convertible_to<C>;
};

}  // namespace v1
}  // namespace dynify
