// An erased object with several owners.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <new>
#include <utility>

#include "box.hpp"
#include "detail/base/counter.hpp"
#include "detail/place/object.hpp"
#include "error.hpp"
#include "kept.hpp"
#include "owner.hpp"
#include "resembling.hpp"
#include "trait.hpp"

namespace dynify {
inline namespace v1 {

namespace detail {

/// How a call gets a share of an object.
struct sharing {
  static constexpr bool gives_object = false;
  template <class Owner>
  [[nodiscard]] static Owner take(const Owner& from) noexcept {
    return from;
  }
};

}  // namespace detail

/// Owns some implementor of `Trait` together with its copies; the last one destroys it and gives
/// its storage back. The object may live on the heap, in a buffer, in any container, which must
/// outlive all of them.
///
/// `shared->method()` calls it, `*shared` is its dyn. Three words, and no allocation: the number of
/// owners stands behind the object. Empty, as a std::shared_ptr is, where it is
/// default-constructed, reset, or moved from: `on_failure` is called where a method is called
/// through it then. Made from what `make` builds, or from a box:
///
///     dynify::shared<Stream> stream = dynify::make<FromString>("text").init(place);
///
/// Copies may be made and destroyed on any thread; one `shared` is used by one thread at a time.
template <class Trait>
class [[nodiscard]] shared {
 public:
  using dyn_type = dyn<Trait>;

  /// Empty.
  shared() noexcept : dyn_(detail::dyn_of_nothing<Trait>()), kind_(nullptr) {}
  shared(std::nullptr_t) noexcept : shared() {}
  /// Takes the object over.
  template <class T>
    requires implements<T, Trait>
  shared(owner<T>&& object) noexcept : shared(box<Trait>(std::move(object))) {}
  // Not an implementor: the message says what it lacks.
  template <class T, class Lack = companion::lack<T, Trait>>
  shared(owner<T>&&) = delete;
  /// Takes over what a box owns, if anything.
  shared(box<Trait>&& object) noexcept
      : dyn_(object.dyn_), kind_(std::exchange(object.kind_, nullptr)) {
    if (kind_) ::new (count_address()) owners(1);
  }
  /// Shares with a `shared` of a trait that is derived from this one.
  template <class Derived>
    requires companion::converts_to<dyn<Derived>, dyn_type>
  shared(shared<Derived> other) noexcept
      : dyn_(other ? static_cast<dyn_type>(other.dyn_) : detail::dyn_of_nothing<Trait>()),
        kind_(std::exchange(other.kind_, nullptr)) {}
  shared(const shared& other) noexcept : dyn_(other.dyn_), kind_(other.kind_) {
    // Whoever copies owns the object already: nothing has to be seen by this thread first.
    if (kind_ && count().fetch_add(1, __ATOMIC_RELAXED) >= most_owners) [[unlikely]]
      detail::fail("dynify: shared: too many owners of one object");
  }
  shared(shared&& other) noexcept : dyn_(other.dyn_), kind_(std::exchange(other.kind_, nullptr)) {}
  shared& operator=(const shared& other) noexcept {
    shared(other).swap(*this);
    return *this;
  }
  shared& operator=(shared&& other) noexcept {
    shared(std::move(other)).swap(*this);
    return *this;
  }
  shared& operator=(std::nullptr_t) noexcept {
    reset();
    return *this;
  }
  ~shared() {
    // Release: the last owner sees what all others did to the object. Acquire: it is the last one.
    if (kind_ && count().fetch_sub(1, __ATOMIC_ACQ_REL) == 1)
      kind_->destroy(companion::behind(dyn_).object);
  }

  void swap(shared& other) noexcept {
    std::swap(dyn_, other.dyn_);
    std::swap(kind_, other.kind_);
  }

  /// Gives this share up, if there is one.
  void reset() noexcept { shared().swap(*this); }

  /// Whether there is an object.
  [[nodiscard]] explicit operator bool() const noexcept { return kind_ != nullptr; }
  [[nodiscard]] friend bool operator==(const shared& owner, std::nullptr_t) noexcept {
    return owner.kind_ == nullptr;
  }

  [[nodiscard]] dyn_type& operator*() noexcept DYNIFY_LIFETIMEBOUND { return checked(), dyn_; }
  [[nodiscard]] const dyn_type& operator*() const noexcept DYNIFY_LIFETIMEBOUND {
    return checked(), dyn_;
  }
  /// A coroutine that is made by a call is an owner, too, until it is destroyed; see `kept`.
  [[nodiscard]] auto operator->() const noexcept DYNIFY_LIFETIMEBOUND {
    checked();
    return detail::call_through<Trait, detail::sharing>(dyn_, *this);
  }

 private:
  template <class>
  friend class shared;

  using owners = detail::counter<detail::owner_count>;
  static_assert(sizeof(owners) == sizeof(detail::owner_count) &&
                alignof(owners) == alignof(detail::owner_count));

  static constexpr detail::owner_count most_owners = ~detail::owner_count(0) / 2;

  [[gnu::always_inline]] void checked() const noexcept {
    if (!kind_) [[unlikely]]
      detail::fail_empty_owner();
  }

  [[nodiscard]] void* count_address() const noexcept {
    return static_cast<std::byte*>(companion::behind(dyn_).object) + kind_->count_offset;
  }
  [[nodiscard]] owners& count() const noexcept {
    return *std::launder(static_cast<owners*>(count_address()));
  }

  mutable dyn_type dyn_;  // a reference: its constness is not the object's
  const detail::object_kind* kind_;
};

}  // namespace v1
}  // namespace dynify
