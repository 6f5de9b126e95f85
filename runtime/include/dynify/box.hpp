// An erased object that is owned.
#pragma once

#include <memory>
#include <utility>

#include "detail/config.hpp"
#include "detail/object.hpp"
#include "owner.hpp"
#include "trait.hpp"

namespace dynify {
inline namespace v0 {

/// Owns some implementor of `Trait`, wherever it was built: on the heap, in a buffer, in any
/// container, which must outlive it.
///
/// `box->method()` calls it, `*box` is its dyn. Three words; moving a box moves no object. Made
/// from what `make` builds:
///
///     dynify::box<Stream> stream = dynify::make<FromString>("text").boxed();
template <class Trait>
class [[nodiscard]] box {
 public:
  using dyn_type = dyn<Trait>;

  /// Takes the object over.
  template <class T>
    requires implements<T, Trait>
  box(owner<T>&& object) noexcept
      : dyn_(*detail::owner_access::release(object)), kind_(&detail::stored_object<T>::kind) {}
  box(box&& other) noexcept : dyn_(other.dyn_), kind_(std::exchange(other.kind_, nullptr)) {}
  box& operator=(box&& other) noexcept {
    box(std::move(other)).swap(*this);
    return *this;
  }
  ~box() {
    if (kind_) kind_->destroy(detail::object_behind(dyn_));
  }

  void swap(box& other) noexcept {
    std::swap(dyn_, other.dyn_);
    std::swap(kind_, other.kind_);
  }

  /// Whether there is an object: false once moved from. Calls on an empty box are undefined.
  [[nodiscard]] explicit operator bool() const noexcept { return kind_ != nullptr; }

  [[nodiscard]] dyn_type& operator*() noexcept DYNIFY_LIFETIMEBOUND { return dyn_; }
  [[nodiscard]] const dyn_type& operator*() const noexcept DYNIFY_LIFETIMEBOUND { return dyn_; }
  [[nodiscard]] dyn_type* operator->() noexcept DYNIFY_LIFETIMEBOUND {
    return std::addressof(dyn_);
  }
  [[nodiscard]] const dyn_type* operator->() const noexcept DYNIFY_LIFETIMEBOUND {
    return std::addressof(dyn_);
  }

 private:
  friend shared<Trait>;

  dyn_type dyn_;
  const detail::object_kind* kind_;
};

}  // namespace v0
}  // namespace dynify
