// How a frame or an object remembers where its storage came from: one word behind it, two where the container has state.
//
//     [ frame or object | padding to a word | release function | container ]
//                                             the trailer        only for containers that have state
#pragma once

#include <cstddef>
#include <new>

#include "../layout.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

struct trailer;

/// Gives storage back. `storage` begins the frame, `l` is the layout that was allocated.
using release_function = void (*)(void* storage, layout l, const trailer& from) noexcept;

struct trailer {
  /// nullptr: nobody wants the storage back.
  release_function release;
};

/// The trailer of a container that has state.
struct stateful_trailer : trailer {
  void* container;
};

/// The offset of the trailer of a frame or object of `size` bytes.
constexpr std::size_t trailer_offset(std::size_t size) noexcept {
  return (size + alignof(trailer) - 1) & ~(alignof(trailer) - 1);
}

/// Bytes for a frame or object of `size` bytes with its trailer.
constexpr std::size_t size_with_trailer(std::size_t size) noexcept {
  return trailer_offset(size) + sizeof(trailer);
}

/// What a stateful container's trailer takes beyond the common one, in bytes.
inline constexpr std::size_t stateful_extra = sizeof(stateful_trailer) - sizeof(trailer);

/// Gives back the storage of a frame or object of `size` bytes, which has ended.
inline void release_storage(void* storage, std::size_t size, std::size_t align) noexcept {
  const auto* from = std::launder(
      reinterpret_cast<const trailer*>(static_cast<const std::byte*>(storage) + trailer_offset(size)));
  if (from->release) from->release(storage, {size_with_trailer(size), align}, *from);
}

}  // namespace detail
}  // namespace v0
}  // namespace dynify
