// What lies behind an object that was built in a container, and how it ends.
//
//     [ object | owner count | padding to a word | trailer ]
//
// The count is four bytes that only `shared` writes and reads. They stand in every object's
// storage, so that whatever `make` built can be shared without another allocation; where the
// object's size leaves room before the next word, they cost nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

#include "../../layout.hpp"
#include "../base/memory.hpp"
#include "placement.hpp"
#include "release.hpp"
#include "trailer.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// What owners of erased objects need to know of the object's type.
struct object_kind {
  void (*destroy)(void* object) noexcept;  // ends the object and gives its storage back
  std::size_t count_offset;                // of the bytes for the number of owners
};

using owner_count = std::uint32_t;

/// Ends the elements of an array as the language does: the last one first.
template <class E>
void destroy_backwards(E* first, std::size_t count) noexcept {
  while (count > 0) {
    if constexpr (std::is_array_v<E>)
      destroy_backwards(&first[--count][0], std::extent_v<E>);
    else
      detail::destroy(first + --count);
  }
}

template <class T>
void destroy_object(T* object) noexcept {
  if constexpr (std::is_array_v<T>)
    destroy_backwards(&(*object)[0], std::extent_v<T>);
  else
    detail::destroy(object);
}

/// The storage of a `T` that was built in a container.
template <class T>
struct stored_object {
  static constexpr std::size_t count_offset =
      (sizeof(T) + alignof(owner_count) - 1) & ~(alignof(owner_count) - 1);
  /// Without the trailer.
  static constexpr std::size_t size = count_offset + sizeof(owner_count);
  static constexpr std::size_t alignment = alignof(T) > alignof(trailer) ? alignof(T)
                                                                         : alignof(trailer);
  static constexpr ::dynify::layout layout{size_with_trailer(size), alignment};

  static void release(void* storage) noexcept { release_storage(storage, size, alignment); }

  static void destroy(void* object) noexcept {
    destroy_object(static_cast<T*>(object));
    release(object);
  }

  static constexpr object_kind kind{&destroy, count_offset};
};

/// Elements that are being built one after the other: unless `done`, they are destroyed, the last
/// one first.
template <class E>
struct elements_in_progress {
  E* first;
  std::size_t built = 0;
  bool done = false;

  explicit elements_in_progress(void* where) noexcept : first(static_cast<E*>(where)) {}
  elements_in_progress(const elements_in_progress&) = delete;
  elements_in_progress& operator=(const elements_in_progress&) = delete;
  ~elements_in_progress() {
    if (!done) destroy_backwards(first, built);
  }
};

/// Builds a `T` in storage for one. Every element of an array is built from the same arguments.
template <class T, class... Args>
T* construct_object(void* where, Args&... args) {
  if constexpr (std::is_array_v<T>) {
    using element = std::remove_all_extents_t<T>;
    elements_in_progress<element> elements(where);
    for (; elements.built < sizeof(T) / sizeof(element); ++elements.built)
      ::new (static_cast<void*>(elements.first + elements.built)) element(std::as_const(args)...);
    elements.done = true;
    return std::launder(static_cast<T*>(where));
  } else {
    return ::new (where) T(std::move(args)...);
  }
}

/// Storage in which a `T` is being built: unless it is, the storage is given back.
template <class T>
class object_in_progress {
 public:
  explicit object_in_progress(const placement& where) noexcept : storage_(where.at) {
    write_trailer(where, stored_object<T>::size);
  }
  object_in_progress(const object_in_progress&) = delete;
  object_in_progress& operator=(const object_in_progress&) = delete;
  ~object_in_progress() {
    if (storage_) stored_object<T>::release(storage_);
  }

  [[nodiscard]] void* storage() const noexcept { return storage_; }
  void built() noexcept { storage_ = nullptr; }

 private:
  void* storage_;
};

/// The first of the containers that has room for a `T`.
template <class T, class... Containers>
placement find_object_place(shortage& why, Containers&... containers) noexcept {
  placement where;
  (void)((where = place(containers, stored_object<T>::layout, why), where.at != nullptr) || ...);
  return where;
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
