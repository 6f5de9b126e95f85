// The calls of a dyn with something added to each: a class of its companion.
#pragma once

#include <type_traits>

#include "../trait.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

template <class Trait>
struct registered_dyn {
  using type = typename companion::of<Trait>::dyn;
};
template <class Trait>
struct registered_dyn<const Trait> {
  using type = typename companion::of<Trait>::const_dyn;
};

/// The calls of a dyn of `Trait`, with what `Via` adds to each.
template <class Trait, class Via>
using through = typename decltype(companion::of<std::remove_const_t<Trait>>::template through<
                                  typename registered_dyn<Trait>::type, Via>())::type;

/// Whether there is such a class: whether the trait has methods that return constructors, or that
/// an object is given away to.
template <class Trait>
concept has_through = requires { typename through<Trait, void*>; };

}  // namespace detail
}  // namespace v1
}  // namespace dynify
