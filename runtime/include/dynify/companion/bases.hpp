// What the dyns of all traits have in common: their companions derive from it.
#pragma once

#include "../detail/base/config.hpp"
#include "../detail/base/memory.hpp"
#include "../detail/base/words.hpp"
#include "../resembling.hpp"
#include "../trait.hpp"
#include "access.hpp"

namespace dynify {
inline namespace v1 {
namespace companion {

/// The type of a trait's table, and the one for the implementor `T`.
template <class Trait>
using table = typename decltype(of<Trait>::template methods<typename of<Trait>::dyn>())::type;
template <class Trait, class T>
[[nodiscard]] constexpr const table<Trait>& table_of() noexcept {
  return of<Trait>::template methods_of<T>();
}

template <class Trait>
struct part {
  companion::table<Trait> table;
};
template <class Trait, class T>
[[nodiscard]] constexpr part<Trait> part_of() noexcept {
  return {companion::table_of<Trait, T>()};
}

template <class Trait>
inline auto erased_object<Trait>::operator->() const noexcept {
  return static_cast<const companion::table<std::remove_const_t<Trait>>*>(this->table);
}
template <class Trait>
template <class Super>
inline auto erased_object<Trait>::refer(const part<Super>& table_of_super) const noexcept {
  using super = std::conditional_t<std::is_const_v<Trait>, const Super, Super>;
  return access::refer<typename dyn_of<super>::type>({object, detail::address_of(table_of_super)});
}

/// The words of the dyn of `Trait` that refers to `implementor`, whose constness is in the type
/// `T` that the table is for.
template <class Trait, class T>
[[gnu::always_inline]] inline words erase(const T& implementor) noexcept {
  return {const_cast<void*>(static_cast<const volatile void*>(detail::address_of(implementor))),
          detail::address_of(companion::table_of<Trait, T>())};
}

template <class T>
inline constexpr bool is_base_of_dyns = false;
template <class Trait>
inline constexpr bool is_base_of_dyns<bases::dynify_dyn<Trait>> = true;

/// `T` can stand behind a dyn of `Trait`: an implementor, and not a dyn of the trait itself, const
/// or not, nor one that converts to such a dyn, which would be copied instead. The const dyn of a
/// derived trait may well have every method of `Trait`: erased, it would call itself. The base of a
/// dyn is asked about where the dyn is copied: first, while nothing else may be known yet.
template <class T, class Trait>
concept erasable =
    !is_base_of_dyns<std::remove_cv_t<T>> && !refers_to<T, Trait> && implements<T, Trait>;

/// `D` is the dyn of `Trait`, or converts to it: what a dyn of `const Trait` is made of.
template <class D, class Trait>
concept refers_to_mutable = !is_base_of_dyns<D> && (std::same_as<D, typename of<Trait>::dyn> ||
                                                    converts_to<D, typename of<Trait>::dyn>);

template <class Trait, class D>
typename of<Trait>::dyn as_mutable(const D& dyn) noexcept {
  if constexpr (std::same_as<D, typename of<Trait>::dyn>)
    return dyn;
  else
    return dyn.operator typename of<Trait>::dyn();
}

/// Argument-dependent lookup for a dyn looks in here: there are no functions.
///
/// What these classes have begins with `dynify_`, since a companion names the types of its trait's
/// signatures as the trait does, and finds its own bases' members first.
namespace bases {

/// The sentence in the error of a dyn that is made of a temporary. Not for users.
#define DYNIFY_REFERS_TO_OBJECT                                                                  \
  "a dyn refers to an object, and this one ends at once: keep it in a variable, or own it with " \
  "dynify::box"

/// A reference to an implementor of `Trait`: two words, copied as they are.
template <class Trait>
class dynify_dyn {
 public:
  template <erasable<Trait> T>
  dynify_dyn(T& implementor DYNIFY_LIFETIMEBOUND) noexcept
      : dynify_{companion::erase<Trait, T>(implementor)} {}
  DYNIFY_BEGIN_DELETED
  template <erasable<Trait> T, DYNIFY_SAYS(DYNIFY_REFERS_TO_OBJECT)>
  dynify_dyn(const T&&) DYNIFY_DELETED(DYNIFY_REFERS_TO_OBJECT);
  DYNIFY_END_DELETED

 protected:
  erased_object<Trait> dynify_;

 private:
  friend access;
  explicit dynify_dyn(const words& object) noexcept : dynify_{object} {}
};

/// The same for an implementor that may be const.
template <class Trait>
class dynify_dyn<const Trait> {
 public:
  template <erasable<Trait> T>
  dynify_dyn(const T& implementor DYNIFY_LIFETIMEBOUND) noexcept
      : dynify_{companion::erase<Trait, T>(implementor)} {}
  template <class D>
    requires refers_to_mutable<D, Trait>
  dynify_dyn(const D& dyn) noexcept : dynify_{access::behind(companion::as_mutable<Trait>(dyn))} {}
  DYNIFY_BEGIN_DELETED
  template <erasable<Trait> T, DYNIFY_SAYS(DYNIFY_REFERS_TO_OBJECT)>
  dynify_dyn(const T&&) DYNIFY_DELETED(DYNIFY_REFERS_TO_OBJECT);
  DYNIFY_END_DELETED

 protected:
  erased_object<const Trait> dynify_;

 private:
  friend access;
  explicit dynify_dyn(const words& object) noexcept : dynify_{object} {}
};

/// The calls of a dyn, with what `Via` adds to each that makes a constructor: a place for the
/// frame, or an owner of the object. A dyn of it is the dyn that it was made from.
template <class Dyn, class Via>
class dynify_through {
 public:
  dynify_through(Dyn dyn, Via via) noexcept : dyn_(dyn), via_(static_cast<Via&&>(via)) {}
  operator Dyn() const noexcept { return dyn_; }

 protected:
  Dyn dyn_;
  Via via_;

 private:
  friend access;
};

}  // namespace bases

template <class Trait>
type_is<Trait> find_trait(const bases::dynify_dyn<Trait>*);
template <class Dyn, class Via>
type_is<Dyn> find_dyn(const bases::dynify_through<Dyn, Via>*);

/// The trait of a dyn, const for a dyn of the const trait; none of anything else.
template <class Dyn>
struct trait_of {};
template <class Dyn>
  requires requires(const Dyn* dyn) { companion::find_trait(dyn); }
struct trait_of<Dyn> : decltype(companion::find_trait(static_cast<const Dyn*>(nullptr))){};

/// The dyn that calls go to to which something is added; none of anything else.
template <class Calls>
struct dyn_behind {};
template <class Calls>
  requires requires(const Calls* calls) { companion::find_dyn(calls); }
struct dyn_behind<Calls> : decltype(companion::find_dyn(static_cast<const Calls*>(nullptr))){};

}  // namespace companion
}  // namespace v1
}  // namespace dynify
