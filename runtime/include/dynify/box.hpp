// An erased object that is owned.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <utility>

#include "companion/bases.hpp"
#include "detail/base/config.hpp"
#include "detail/base/memory.hpp"
#include "detail/place/object.hpp"
#include "error.hpp"
#include "kept.hpp"
#include "owner.hpp"
#include "resembling.hpp"
#include "trait.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// A box that travels through a table: no dyn is made of it yet. Empty where `kind` is nullptr.
template <class Trait>
struct boxed_object {
  companion::words words;
  const object_kind* kind;
};

[[noreturn, gnu::cold, gnu::noinline]] inline void fail_empty_owner() noexcept {
  fail(
      "dynify: called through a box or a shared that is empty: default-constructed, reset, or "
      "moved from");
}

/// The dyn of no object: nobody calls it, since whoever holds it knows.
template <class Trait>
[[nodiscard]] dyn<Trait> dyn_of_nothing() noexcept {
  return companion::access::refer<dyn<Trait>>(companion::words{nullptr, nullptr});
}

/// What makes boxes, and takes them apart.
struct box_access {
  template <class Trait>
  [[nodiscard]] static box<Trait> make(const boxed_object<Trait>& object) noexcept {
    return box<Trait>(companion::access::refer<dyn<Trait>>(object.words), object.kind);
  }
  template <class Trait>
  [[nodiscard]] static boxed_object<Trait> release(box<Trait>&& from) noexcept {
    return {companion::behind(from.dyn_), std::exchange(from.kind_, nullptr)};
  }
};

/// How a call gets the object of a box.
struct giving_away {
  static constexpr bool gives_object = true;
  template <class Owner>
  [[nodiscard]] static Owner take(Owner& from) noexcept {
    return std::move(from);
  }
};

}  // namespace detail

/// Owns some implementor of `Trait`, wherever it was built: on the heap, in a buffer, in any
/// container, which must outlive it.
///
/// `box->method()` calls it, `*box` is its dyn. Three words; moving a box moves no object. Empty,
/// as a std::unique_ptr is, where it is default-constructed, reset, or moved from: `on_failure` is
/// called where a method is called through it then. Made from what `make` builds:
///
///     dynify::box<Stream> stream = dynify::make<FromString>("text").boxed();
template <class Trait>
class [[nodiscard]] box {
 public:
  using dyn_type = dyn<Trait>;

  /// Empty.
  box() noexcept : dyn_(detail::dyn_of_nothing<Trait>()), kind_(nullptr) {}
  box(std::nullptr_t) noexcept : box() {}
  /// Takes the object over.
  template <class T>
    requires implements<T, Trait>
  box(owner<T>&& object) noexcept
      : dyn_(*detail::owner_access::release(object)), kind_(&detail::stored_object<T>::kind) {}
  // Not an implementor: the message says what it lacks.
  template <class T, class Lack = companion::lack<T, Trait>>
  box(owner<T>&&) = delete;
  /// From a box of a trait that is derived from this one.
  template <class Derived>
    requires companion::converts_to<dyn<Derived>, dyn_type>
  box(box<Derived>&& other) noexcept
      : dyn_(other ? static_cast<dyn_type>(other.dyn_) : detail::dyn_of_nothing<Trait>()),
        kind_(std::exchange(other.kind_, nullptr)) {}
  box(box&& other) noexcept : dyn_(other.dyn_), kind_(std::exchange(other.kind_, nullptr)) {}
  box& operator=(box&& other) noexcept {
    box(std::move(other)).swap(*this);
    return *this;
  }
  box& operator=(std::nullptr_t) noexcept {
    reset();
    return *this;
  }
  ~box() {
    if (kind_) kind_->destroy(companion::behind(dyn_).object);
  }

  void swap(box& other) noexcept {
    std::swap(dyn_, other.dyn_);
    std::swap(kind_, other.kind_);
  }

  /// Ends the object, if there is one.
  void reset() noexcept { box().swap(*this); }

  /// Whether there is an object.
  [[nodiscard]] explicit operator bool() const noexcept { return kind_ != nullptr; }
  [[nodiscard]] friend bool operator==(const box& owner, std::nullptr_t) noexcept {
    return owner.kind_ == nullptr;
  }

  [[nodiscard]] dyn_type& operator*() noexcept DYNIFY_LIFETIMEBOUND { return checked(), dyn_; }
  [[nodiscard]] const dyn_type& operator*() const noexcept DYNIFY_LIFETIMEBOUND {
    return checked(), dyn_;
  }
  [[nodiscard]] dyn_type* operator->() & noexcept DYNIFY_LIFETIMEBOUND {
    checked();
    return detail::address_of(dyn_);
  }
  [[nodiscard]] const dyn_type* operator->() const& noexcept DYNIFY_LIFETIMEBOUND {
    checked();
    return detail::address_of(dyn_);
  }
  /// `std::move(box)->method()`: the coroutine that is made takes the object along, and keeps it
  /// alive until it is destroyed; see `kept`. The trait's `&&` methods are called so.
  [[nodiscard]] auto operator->() && noexcept DYNIFY_LIFETIMEBOUND {
    checked();
    return detail::call_through<Trait, detail::giving_away>(dyn_, *this);
  }

 private:
  template <class>
  friend class box;
  friend shared<Trait>;
  friend detail::box_access;

  box(const dyn_type& object, const detail::object_kind* kind) noexcept
      : dyn_(object), kind_(kind) {}

  [[gnu::always_inline]] void checked() const noexcept {
    if (!kind_) [[unlikely]]
      detail::fail_empty_owner();
  }

  dyn_type dyn_;
  const detail::object_kind* kind_;
};

}  // namespace v1
}  // namespace dynify
