// The border between traits and their companions: what generated headers register, and what users
// ask by.
#pragma once

#include "detail/base/language.hpp"

#include <type_traits>

#include "associated.hpp"
#include "companion/registration.hpp"
#include "lacks.hpp"

namespace dynify {
inline namespace v1 {
namespace companion {

template <class Trait>
concept registered = !requires { of<std::remove_const_t<Trait>>::is_missing; };

template <class Trait>
constexpr bool check_registered() noexcept {
  static_assert(registered<Trait>,
                "dynify: this trait has no companion here: include the header that dynify-gen "
                "writes for it (x.dyn.hpp for x.hpp)");
  return registered<Trait>;
}

template <class Trait>
struct dyn_of {
  static_assert(check_registered<Trait>());
  static_assert(
      requires { typename of<Trait>::dyn; },
      "dynify: this trait has associated types: name them, dynify::dyn<Trait, Types...>, or where "
      "a "
      "trait is wanted, dynify::with<Trait, Types...>");
  using type = typename of<Trait>::dyn;
};
template <class Trait>
struct dyn_of<const Trait> {
  static_assert(check_registered<Trait>());
  static_assert(
      requires { typename of<Trait>::const_dyn; }, "dynify: this trait has no const method");
  using type = typename of<Trait>::const_dyn;
};

/// A trait with its associated types, if it has any.
template <class Trait, class... Types>
struct with_types {
  using type = with<Trait, Types...>;
};
template <class Trait, class... Types>
  requires(sizeof...(Types) > 0)
struct with_types<const Trait, Types...> {
  using type = const with<Trait, Types...>;
};
template <class Trait>
struct with_types<Trait> {
  using type = Trait;
};

/// `T` says itself what its `Dyn` is: the dyn of a trait that is derived from that one.
template <class T, class Dyn>
concept converts_to = requires(const T& object) { object.operator Dyn(); };

/// The first method of `Trait` that `T` lacks, in words, or nullptr.
template <class T, class Trait>
constexpr const char* lacking() noexcept {
  return of<Trait>::template lacking<T>();
}

/// Whether there is such a method. The first letter is read, and the pointer is not compared: with
/// -fsanitize=address or undefined, g++ 12 takes it for possible that a template's variable has the
/// address 0, and does not compare it in a constant expression.
template <class T, class Trait>
inline constexpr bool lacks_a_method =
    requires { typename std::integral_constant<char, *lacking<T, Trait>()>; };

/// The same as a type: nothing, or what `lacks` says.
struct nothing {
  static constexpr bool is_nothing = true;
};
template <class T, class Trait>
struct find_lack {
  using type = lacks_words<&lacking<T, Trait>>;
};
template <class T, class Trait>
  requires(!registered<Trait>)
struct find_lack<T, Trait> {
  using type = lacks<>;
};
template <class T, class Trait>
  requires(registered<Trait> && !lacks_a_method<T, Trait>)
struct find_lack<T, Trait> {
  using type = nothing;
};

}  // namespace companion

/// `T` has every method of `Trait`, with its constness, value category, noexcept and result.
///
/// A coroutine method returns the very type that the trait says; an ordinary one whatever converts
/// to it without dangling.
///
/// `Lack` is for messages: it is not to be given.
template <class T, class Trait,
          class Lack = typename companion::find_lack<T, std::remove_const_t<Trait>>::type>
concept implements = companion::check_registered<Trait>() && Lack::is_nothing;

/// The erased reference to implementors of `Trait`; of `const Trait`: with its const methods only.
/// `Types` are the trait's associated types.
template <class Trait, class... Types>
using dyn = typename companion::dyn_of<typename companion::with_types<Trait, Types...>::type>::type;

}  // namespace v1
}  // namespace dynify
