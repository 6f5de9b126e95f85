// A dyn with its places: what code written for the trait itself runs on.
#pragma once

#include "detail/base/language.hpp"

#include <type_traits>
#include <utility>

#include "companion.hpp"
#include "companion/through.hpp"
#include "detail/base/pack.hpp"
#include "detail/place/placement.hpp"
#include "trait.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Builds each coroutine in the same containers, in order. `Containers` are lvalue references, or
/// values of containers that may be passed by value.
template <class... Containers>
class placing {
 public:
  static constexpr bool gives_object = true;
  static constexpr bool gives_away = false;  // an rvalue gives the object, an lvalue does not

  explicit placing(Containers&&... containers) noexcept
      : containers_{{static_cast<Containers&&>(containers)}...} {}

  template <class Constructor>
  auto operator()(Constructor&& constructor) const {
    return containers_.apply(
        [&](auto&... places) { return static_cast<Constructor&&>(constructor).init(places...); });
  }

 private:
  // A container is not part of the value of what refers to it.
  mutable detail::pack<Containers...> containers_;
};

/// A trait without coroutine methods needs no place: its dyn is what implements it.
template <class Trait, class... Containers>
struct bound_type {
  using type = dyn<Trait>;
};
template <class Trait, class... Containers>
  requires has_through<Trait>
struct bound_type<Trait, Containers...> {
  using type = through<Trait, placing<Containers...>>;
};

}  // namespace detail

/// What `bind` returns: an implementor of `Trait` whose coroutine methods return plain tasks.
/// `Containers` are lvalue references, or values of containers that may be passed by value.
template <class Trait, class... Containers>
using bound = typename detail::bound_type<Trait, Containers...>::type;

/// The dyn with containers for its coroutines: each method builds its coroutine in the first of
/// them that has room, as `init` does, and returns it. So it is an implementor of the trait itself,
/// for code that is a template over implementors:
///
///     template <dynify::implements<Stream> S>
///     dynify::task<int> count(S& stream);
///
///     auto stream = dynify::bind(dyn, frame);
///     co_await count(stream);
///
/// The object and the containers must outlive it and its coroutines. One buffer serves one
/// coroutine at a time; what a method throws is what `init` throws. A method that the trait
/// declares `noexcept` has nowhere to report to: it terminates where there is no room.
template <class Dyn, class... Containers>
  requires detail::names_places<Containers...>
[[nodiscard]] bound<typename companion::trait_of<Dyn>::type, Containers...> bind(
    Dyn dyn, [[maybe_unused]] Containers&&... containers) {
  if constexpr (detail::has_through<typename companion::trait_of<Dyn>::type>)
    return {dyn, detail::placing<Containers...>(static_cast<Containers&&>(containers)...)};
  else
    return dyn;
}
template <class Dyn, class... Containers>
  requires detail::names_outliving_places<Containers&...>
[[nodiscard]] bound<typename companion::trait_of<Dyn>::type, Containers&...> bind(
    Dyn dyn, [[maybe_unused]] Containers&... containers DYNIFY_LIFETIMEBOUND) {
  if constexpr (detail::has_through<typename companion::trait_of<Dyn>::type>)
    return {dyn, detail::placing<Containers&...>(containers...)};
  else
    return dyn;
}

DYNIFY_BEGIN_DELETED
template <class Dyn, class... Arguments, DYNIFY_SAYS(DYNIFY_WHICH_PLACES)>
  requires requires { typename companion::trait_of<Dyn>::type; } &&
           detail::names_no_place<Arguments...>
void bind(Dyn, Arguments&&...) DYNIFY_DELETED(DYNIFY_WHICH_PLACES);
template <class Dyn, class... Arguments, DYNIFY_SAYS(DYNIFY_LASTING_PLACES)>
  requires requires { typename companion::trait_of<Dyn>::type; } &&
           detail::names_ending_place<Arguments...>
void bind(Dyn, Arguments&&...) DYNIFY_DELETED(DYNIFY_LASTING_PLACES);
DYNIFY_END_DELETED

}  // namespace v1
}  // namespace dynify
