// A vector of bytes as a container that grows.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <memory>
#include <vector>

#include "detail/base/or_nullptr.hpp"
#include "detail/place/placement.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// `std::vector<std::byte>&`, passed as it is: one frame at a time, on the vector's own memory,
/// which grows to the largest frame and is kept.
///
/// The vector's size says whether something lives in it: an empty one is free, and nothing is
/// placed in any other. Its bytes are cleared for every frame, as `resize` does.
template <class A>
struct container_access<std::vector<std::byte, A>> {
  using state = std::vector<std::byte, A>;

  static state& state_of(state& bytes) noexcept { return bytes; }

  static void* allocate(state& bytes, layout l) noexcept {
    if (!bytes.empty()) return nullptr;
    return or_nullptr([&]() -> void* {
      bytes.resize(l.size);
      const aligned_bytes as_it_is = align_up(bytes.data(), bytes.size(), l.align);
      if (as_it_is.size == l.size) return as_it_is.begin;
      // The vector's allocator promises the alignment of bytes, no more. If this throws, the
      // vector stays as it is, and must be free again.
      struct cleared {
        state* of;
        ~cleared() {
          if (of) of->clear();
        }
      } unless_done{std::addressof(bytes)};
      bytes.resize(l.size + l.align - 1);
      unless_done.of = nullptr;
      return align_up(bytes.data(), bytes.size(), l.align).begin;
    });
  }

  static void release(state& bytes, void*, layout) noexcept { bytes.clear(); }

  static shortage why_full(const state& bytes, layout l) noexcept {
    return {l.size, 0, !bytes.empty()};
  }
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
