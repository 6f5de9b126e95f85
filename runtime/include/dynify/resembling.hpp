// Classes that are no implementors but seem to be meant as one: a dyn refuses them by a deleted
// function, whose name in the message says what they lack.
//
// Only such classes: to everything else the dyn has no conversion, so that overload resolution does
// not see it. A deleted function is no conversion either, for std::is_convertible and concepts.
#pragma once

#include "detail/base/language.hpp"

#include <concepts>
#include <type_traits>

#include "trait.hpp"

namespace dynify {
inline namespace v1 {
namespace companion {

/// Whether `T` is one of the trait's own dyns.
template <class T, class Trait>
concept own_dyn = std::same_as<std::remove_cv_t<T>, typename of<Trait>::dyn> || requires {
  requires std::same_as<std::remove_cv_t<T>, typename of<Trait>::const_dyn>;
};

/// Whether `T` refers to an implementor itself: one of the trait's dyns, or what converts to it.
template <class T, class Trait>
concept refers_to = own_dyn<T, Trait> || converts_to<T, typename of<Trait>::dyn> ||
                    requires { requires converts_to<T, typename of<Trait>::const_dyn>; };

/// How many of the names of a trait's methods a class has.
template <class... Bool>
constexpr int count(Bool... has) noexcept {
  return (0 + ... + int(has));
}

/// A class with a member of each name of a method: whatever else has one of that name makes it
/// ambiguous.
template <class T, class Names>
struct with_names : T, Names {
  ~with_names();
};

/// The same, to be asked for one name: nothing of a class that no other can derive from, nor of
/// what is none.
template <class T, class Names>
struct no_names {};
template <class Object, class Names>
using with_names_of =
    typename std::conditional_t<std::is_class_v<std::remove_cvref_t<Object>> &&
                                    !std::is_final_v<std::remove_cvref_t<Object>>,
                                std::type_identity<with_names<std::remove_cvref_t<Object>, Names>>,
                                std::type_identity<no_names<Object, Names>>>::type;

/// `T` has a member that is called as a method of `Trait`, of any kind; of a final class, only
/// those are seen that are public and not overloaded.
template <class T, class Trait>
constexpr bool has_a_name() noexcept {
  using known = of<Trait>;
  if constexpr (std::is_final_v<T>) {
    return known::template named<T>() > 0;
  } else {
    using names = typename decltype(known::template names<typename known::dyn>())::type;
    return known::template named<with_names<T, names>>() < known::template named<names>();
  }
}

/// `T` does not implement `Trait`, but seems to be meant to.
template <class T, class Trait>
concept resembling = std::is_class_v<T> && requires { sizeof(T); } && !refers_to<T, Trait> &&
                     lacks_a_method<T, Trait> && has_a_name<std::remove_cv_t<T>, Trait>();

template <class T, class Trait>
struct lack_of {};
template <class T, class Trait>
  requires resembling<T, Trait>
struct lack_of<T, Trait> : find_lack<T, Trait> {};

/// Refuses a `T` by a deleted function whose name says why.
template <class T, class Trait>
using lack = typename lack_of<T, std::remove_const_t<Trait>>::type;

}  // namespace companion
}  // namespace v1
}  // namespace dynify
