// What lies behind a dyn: its object, and the type of it. Without RTTI.
#pragma once

#include "detail/base/language.hpp"

#include <concepts>
#include <type_traits>

#include "box.hpp"
#include "companion/bases.hpp"
#include "detail/base/memory.hpp"
#include "detail/base/type_record.hpp"
#include "detail/place/object.hpp"
#include "shared.hpp"
#include "trait.hpp"

namespace dynify {
inline namespace v1 {

/// The type of an implementor, for comparing. Const or not, an object has the same.
class type_id {
 public:
  friend bool operator==(type_id, type_id) = default;

  /// For the library's own use.
  explicit constexpr type_id(const detail::type_record& record) noexcept : record_(record.plain) {}

 private:
  const detail::type_record* record_;
};

namespace detail {

/// An object and the record of its type; nullptr where an owner is empty.
struct identity {
  void* object;
  const type_record* type;
};

template <class Dyn>
identity identity_of_dyn(const Dyn& dyn) noexcept {
  const companion::words& words = companion::behind(dyn);
  return {words.object, *static_cast<const type_record* const*>(words.table)};
}

/// How what refers to an implementor is looked behind: dyns, their owners, and what `bind` returns.
template <class Erased>
struct look_behind {};

template <class Dyn>
  requires requires { typename companion::trait_of<Dyn>::type; }
struct look_behind<Dyn> {
  using trait = typename companion::trait_of<Dyn>::type;
  static identity look(const Dyn& dyn) noexcept { return identity_of_dyn(dyn); }
};

template <class Owner, class Trait>
struct look_behind_owner {
  using trait = Trait;
  static identity look(const Owner& owner) noexcept {
    return owner ? identity_of_dyn(*owner) : identity{nullptr, nullptr};
  }
};
template <class Trait>
struct look_behind<box<Trait>> : look_behind_owner<box<Trait>, Trait> {};
template <class Trait>
struct look_behind<shared<Trait>> : look_behind_owner<shared<Trait>, Trait> {};

template <class Bound>
  requires requires { typename companion::dyn_behind<Bound>::type; }
struct look_behind<Bound> {
  using trait = typename companion::trait_of<typename companion::dyn_behind<Bound>::type>::type;
  static identity look(const Bound& bound) noexcept {
    return identity_of_dyn(companion::access::dyn(bound));
  }
};

template <class Erased>
using trait_behind = typename look_behind<Erased>::trait;

/// What keeps its object alive: what points into one that is about to end dangles.
template <class Erased>
inline constexpr bool is_owner = false;
template <class Trait>
inline constexpr bool is_owner<box<Trait>> = true;
template <class Trait>
inline constexpr bool is_owner<shared<Trait>> = true;

template <class T, class Erased>
using downcast_target = std::conditional_t<std::is_const_v<trait_behind<Erased>>, const T, T>;

}  // namespace detail

/// Something that refers to an implementor: a dyn, const or not, a `box`, a `shared`, or what
/// `bind` returns.
template <class Erased>
concept erased = requires { typename detail::trait_behind<Erased>; };

/// The object behind a dyn, a box, a shared or a bound dyn, if its type is `T`; else nullptr.
///
///     if (FromString* text = dynify::downcast<FromString>(stream)) text->rewind();
///
/// From a dyn of a const trait, a `const T*`. An object that was const when its dyn was made is
/// found as a `const T` only. Types are told apart by an address for each: one that a library was
/// loaded with for itself alone (RTLD_LOCAL, or hidden visibility) is a type of its own there.
template <class T, erased Erased>
[[nodiscard]] detail::downcast_target<T, Erased>* downcast(const Erased& from) noexcept {
  using target = detail::downcast_target<T, Erased>;
  static_assert(
      implements<std::remove_const_t<T>, std::remove_const_t<detail::trait_behind<Erased>>>,
      "dynify: downcast: no object of this type is ever behind it: the type does not "
      "implement the trait");
  const detail::identity found = detail::look_behind<Erased>::look(from);
  if (!found.type || found.type->plain != detail::record_of<T>.plain) return nullptr;
  if (found.type->is_const && !std::is_const_v<target>) return nullptr;
  return static_cast<target*>(found.object);
}
template <class T, erased Erased>
  requires(detail::is_owner<Erased>)
void downcast(const Erased&&) = delete;  // the object ends with its owner

/// The type of the object behind it, to compare with another, or with `type_of<T>()`. Calls
/// `on_failure` for an owner that is empty.
template <erased Erased>
[[nodiscard]] type_id type_of(const Erased& from) noexcept {
  const detail::identity found = detail::look_behind<Erased>::look(from);
  if (!found.type) [[unlikely]]
    detail::fail("dynify: asked for the type of an object behind an empty box or shared");
  return type_id(*found.type);
}
template <class T>
[[nodiscard]] constexpr type_id type_of() noexcept {
  return type_id(detail::record_of<T>);
}

/// Whether both refer to one object: the same address, and the same type there, whatever the
/// traits. A member is another object than the one that it is the first part of.
template <erased A, erased B>
[[nodiscard]] bool same_object(const A& a, const B& b) noexcept {
  const detail::identity first = detail::look_behind<A>::look(a);
  const detail::identity second = detail::look_behind<B>::look(b);
  return first.object == second.object && (!first.type || first.type->plain == second.type->plain);
}

}  // namespace v1
}  // namespace dynify
