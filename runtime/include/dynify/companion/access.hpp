// The two words of a dyn, and who may look at them.
#pragma once

namespace dynify {
inline namespace v1 {
namespace companion {

/// What a dyn consists of: an object, and the table of entries for the object's type.
struct words {
  void* object;
  const void* table;
};

/// The table of a supertrait, in the table of a trait that is derived from it.
template <class Trait>
struct part;

/// The words of a dyn of `Trait`. An entry of the table is reached by `->`.
template <class Trait>
struct erased_object : words {
  // The result is deduced: the table's type is complete where an entry is called, and not before.
  [[nodiscard, gnu::always_inline]] auto operator->() const noexcept;
  /// The dyn of a supertrait, const where this is the dyn of a const trait.
  template <class Super>
  [[nodiscard, gnu::always_inline]] auto refer(const part<Super>& table_of_super) const noexcept;
};

/// A type as the result of a function.
template <class T>
struct type_is {
  using type = T;
};

namespace bases {

template <class Trait>
class dynify_dyn;
template <class Dyn, class Via>
class dynify_through;

}  // namespace bases

/// The one friend of dyns and of their bases: what the runtime sees of them, which a dyn has no
/// public member for, so that none can be taken for a method of its trait.
struct access {
  // What a companion keeps to itself, by its usual names. Where a trait has taken one of these, the
  // registration of the trait says another (`registration`). Types are results of functions: Clang
  // 16 forgets the friend that an alias template is a member of.
  template <class Dyn>
  static type_is<typename Dyn::methods> methods();
  template <class Dyn>
  static type_is<typename Dyn::names> names();
  template <class Dyn, class Via>
  static type_is<typename Dyn::template through<Via>> through();
  template <class Dyn, class T>
  static type_is<typename Dyn::template call<T>> call();
  template <class Dyn, class T>
  [[nodiscard]] static constexpr const auto& methods_of() noexcept {
    return Dyn::template methods_of<T>;
  }
  template <class Dyn, class T>
  [[nodiscard]] static constexpr const char* lacking() noexcept {
    return Dyn::template lacking<T>();
  }
  template <class Dyn, class T>
  [[nodiscard]] static constexpr int named() noexcept {
    return Dyn::template named<T>;
  }

  // What the bases of dyns keep to themselves.
  template <class Trait>
  [[nodiscard, gnu::always_inline]] static const auto& behind(
      const bases::dynify_dyn<Trait>& dyn) noexcept {
    return dyn.dynify_;
  }
  template <class Dyn>
  [[nodiscard, gnu::always_inline]] static Dyn refer(const words& object) noexcept {
    return Dyn(object);
  }
  template <class Dyn, class Via>
  [[nodiscard, gnu::always_inline]] static Dyn& dyn(
      bases::dynify_through<Dyn, Via>& calls) noexcept {
    return calls.dyn_;
  }
  template <class Dyn, class Via>
  [[nodiscard, gnu::always_inline]] static const Dyn& dyn(
      const bases::dynify_through<Dyn, Via>& calls) noexcept {
    return calls.dyn_;
  }
  template <class Dyn, class Via>
  [[nodiscard, gnu::always_inline]] static const Via& via(
      const bases::dynify_through<Dyn, Via>& calls) noexcept {
    return calls.via_;
  }
};

/// The words behind a dyn, const or not.
template <class Trait>
[[nodiscard, gnu::always_inline]] inline const auto& behind(
    const bases::dynify_dyn<Trait>& dyn) noexcept {
  return access::behind(dyn);
}

}  // namespace companion
}  // namespace v1
}  // namespace dynify
