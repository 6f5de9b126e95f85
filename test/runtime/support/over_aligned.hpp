// Objects that tell whether they are where they must be.
#pragma once

#include <cstddef>
#include <cstdint>

namespace test {

template <class T>
[[nodiscard]] bool is_aligned(const T& object, std::size_t align = alignof(T)) noexcept {
  return reinterpret_cast<std::uintptr_t>(&object) % align == 0;
}

/// Aligned by its type: g++ 12 drops `alignas` on a variable in a coroutine.
template <std::size_t Align>
struct alignas(Align) over_aligned {
  int value = 0;
};

}  // namespace test
