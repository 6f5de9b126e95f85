// The calls of a dyn with something added to each: a class of its companion.
#pragma once

#include "../trait.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

template <class Trait, class Via>
struct through_of {
  using type = typename companion::of<Trait>::template through<Via>;
};
template <class Trait, class Via>
struct through_of<const Trait, Via> {
  using type = typename companion::of<Trait>::template const_through<Via>;
};

/// The calls of a dyn of `Trait`, with what `Via` adds to each.
template <class Trait, class Via>
using through = typename through_of<Trait, Via>::type;

/// Whether there is such a class: whether the trait has methods that return constructors.
template <class Trait>
concept has_through = requires { typename through<Trait, void*>; };

}  // namespace detail
}  // namespace v0
}  // namespace dynify
