// What this library uses of <memory> and <bit>, without them: <memory> alone costs every file that
// includes dynify more time than all of dynify.
#pragma once

namespace dynify {
inline namespace v1 {
namespace detail {

// always_inline: without optimisation, too, none of these is a function of its own.

template <class T>
[[nodiscard, gnu::always_inline]] constexpr T* address_of(T& object) noexcept {
  return __builtin_addressof(object);
}
template <class T>
const T* address_of(const T&&) = delete;

template <class T>
[[gnu::always_inline]] constexpr void destroy(T* object) noexcept {
  object->~T();
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
