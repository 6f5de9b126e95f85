// An erased object that is owned.
#pragma once

#include <bit>
#include <memory>
#include <utility>

#include "make.hpp"
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
  box(owner<T>&& object) noexcept : dyn_(*object), destroy_(&owner<T>::destroy) {
    object.object_ = nullptr;
  }
  box(box&& other) noexcept : dyn_(other.dyn_), destroy_(std::exchange(other.destroy_, nullptr)) {}
  box& operator=(box&& other) noexcept {
    box(std::move(other)).swap(*this);
    return *this;
  }
  ~box() {
    if (destroy_) destroy_(object());
  }

  void swap(box& other) noexcept {
    std::swap(dyn_, other.dyn_);
    std::swap(destroy_, other.destroy_);
  }

  /// Whether there is an object: false once moved from. Calls on an empty box are undefined.
  [[nodiscard]] explicit operator bool() const noexcept { return destroy_ != nullptr; }

  [[nodiscard]] dyn_type& operator*() noexcept DYNIFY_LIFETIMEBOUND { return dyn_; }
  [[nodiscard]] const dyn_type& operator*() const noexcept DYNIFY_LIFETIMEBOUND { return dyn_; }
  [[nodiscard]] dyn_type* operator->() noexcept DYNIFY_LIFETIMEBOUND {
    return std::addressof(dyn_);
  }
  [[nodiscard]] const dyn_type* operator->() const noexcept DYNIFY_LIFETIMEBOUND {
    return std::addressof(dyn_);
  }

 private:
  /// Every dyn is an object pointer and a table pointer, in this order.
  [[nodiscard]] void* object() const noexcept {
    struct words {
      void* object;
      const void* methods;
    };
    return std::bit_cast<words>(dyn_).object;
  }

  dyn_type dyn_;
  void (*destroy_)(void* object) noexcept;
};

}  // namespace v0
}  // namespace dynify
