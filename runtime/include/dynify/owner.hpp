// What owns an object that was built in place.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <type_traits>
#include <utility>

#include "detail/place/object.hpp"

namespace dynify {
inline namespace v1 {

template <class Trait>
class box;
template <class Trait>
class shared;
template <class T>
class owner;

namespace detail {

/// What builds objects, and what takes them over.
struct owner_access {
  template <class T>
  [[nodiscard]] static owner<T> make(T* object) noexcept {
    return owner<T>(object);
  }
  template <class T>
  [[nodiscard]] static T* release(owner<T>& from) noexcept {
    return std::exchange(from.object_, nullptr);
  }
};

}  // namespace detail

/// Owns a `T` wherever it was built: destroys it and gives its storage back, once. The container
/// must outlive it. Of an array `T[N]` the elements are destroyed, the last one first.
template <class T>
class [[nodiscard]] owner {
 public:
  owner(owner&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  owner& operator=(owner&& other) noexcept {
    owner(std::move(other)).swap(*this);
    return *this;
  }
  ~owner() {
    if (object_) detail::stored_object<T>::destroy(object_);
  }

  void swap(owner& other) noexcept { std::swap(object_, other.object_); }

  /// nullptr once moved from.
  [[nodiscard]] T* get() const noexcept { return object_; }
  [[nodiscard]] explicit operator bool() const noexcept { return object_ != nullptr; }
  [[nodiscard]] T& operator*() const noexcept { return *object_; }
  [[nodiscard]] T* operator->() const noexcept { return object_; }
  [[nodiscard]] auto& operator[](std::size_t i) const noexcept
    requires std::is_array_v<T>
  {
    return (*object_)[i];
  }

 private:
  friend detail::owner_access;

  explicit owner(T* object) noexcept : object_(object) {}

  T* object_;
};

}  // namespace v1
}  // namespace dynify
