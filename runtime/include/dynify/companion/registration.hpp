// How a companion makes its trait known.
#pragma once

#include "access.hpp"

namespace dynify {
inline namespace v1 {
namespace companion {

/// Specialised by the companion header of each trait, as a `registration`. Not there: that header
/// was not included.
template <class Trait>
struct of {
  static constexpr bool is_missing = true;
};

/// What a trait has dyns of: of the const trait only if it has a const method.
template <class Dyn, class ConstDyn>
struct registered_dyns {
  using dyn = Dyn;
  using const_dyn = ConstDyn;
};
template <class Dyn>
struct registered_dyns<Dyn, void> {
  using dyn = Dyn;
};

/// A companion registers its trait in front of the dyns, so that whoever copies a dyn, or compares
/// it with an implementor, finds the trait known, be it in the dyn's own methods. The dyns are not
/// complete yet: whatever is asked of them is a template, and a type is the result of a function
/// without a body. Where a trait has taken one of the usual names, its companion declares the
/// function of that name anew.
template <class Dyn, class ConstDyn = void>
struct registration : registered_dyns<Dyn, ConstDyn> {
  /// The type of the table, and the one for implementors of type `T`.
  template <class D>
  static decltype(access::methods<D>()) methods();
  template <class T>
  [[nodiscard]] static constexpr const auto& methods_of() noexcept {
    return access::methods_of<Dyn, T>();
  }
  /// The first method that `T` lacks, in words, or nullptr.
  template <class T>
  [[nodiscard]] static constexpr const char* lacking() noexcept {
    return access::lacking<Dyn, T>();
  }
  /// A class with a member of each name of a method, and how many of these names `T` has.
  template <class D>
  static decltype(access::names<D>()) names();
  template <class T>
  [[nodiscard]] static constexpr int named() noexcept {
    return access::named<Dyn, T>();
  }
  /// The calls of a dyn with something added to each, if the trait has methods that return
  /// constructors.
  template <class D, class Via>
  static decltype(access::through<D, Via>()) through();
  /// The methods that the trait has bodies for, called on a `T`, which may lack them.
  template <class D, class T>
  static decltype(access::call<D, T>()) call();
};

}  // namespace companion
}  // namespace v1
}  // namespace dynify
