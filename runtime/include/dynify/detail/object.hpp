// What lies behind an object that was built in a container, and how it ends.
//
//     [ object | owner count | padding to a word | trailer ]
//
// The count is four bytes that only `shared` writes and reads. They stand in every object's
// storage, so that whatever `make` built can be shared without another allocation; where the
// object's size leaves room before the next word, they cost nothing.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>

#include "../layout.hpp"
#include "trailer.hpp"

namespace dynify {
inline namespace v0 {
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
      std::destroy_at(first + --count);
  }
}

template <class T>
void destroy_object(T* object) noexcept {
  if constexpr (std::is_array_v<T>)
    destroy_backwards(&(*object)[0], std::extent_v<T>);
  else
    std::destroy_at(object);
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

/// Every dyn is an object pointer and a table pointer, in this order.
struct dyn_words {
  void* object;
  const void* table;
};

template <class Dyn>
void* object_behind(const Dyn& dyn) noexcept {
  return std::bit_cast<dyn_words>(dyn).object;
}

}  // namespace detail
}  // namespace v0
}  // namespace dynify
