// Raw bytes as storage, whoever holds them: arrays, std::array, std::span. Told by what they have,
// not by name: with <span> it would take nearly half as long again to include dynify.
#pragma once

#include <cstddef>
#include <utility>

namespace dynify {
inline namespace v1 {
namespace detail {

/// What holds bytes that stand in a row, and lets them be written.
template <class C>
concept has_bytes = requires(C& c) {
  { c.data() + c.size() } noexcept;
  requires noexcept(static_cast<std::byte*>(c.data()));
};

/// A view of bytes that somebody else holds.
struct bytes_view {
  std::byte* begin;
  std::size_t size;

  constexpr bytes_view(std::byte* first, std::size_t count) noexcept : begin(first), size(count) {}
  template <std::size_t N>
  constexpr bytes_view(std::byte (&array)[N]) noexcept : begin(array), size(N) {}
  /// From a std::span, and from what converts to one.
  template <has_bytes C>
  constexpr bytes_view(C&& c) noexcept : begin(c.data()), size(c.size()) {}
};

/// `std::array<std::byte, N>` and `std::span<std::byte, N>`, and bytes in a plain array.
template <class C>
inline constexpr bool is_raw_bytes = false;
template <std::size_t N>
inline constexpr bool is_raw_bytes<std::byte[N]> = true;
template <template <class, std::size_t> class Bytes, std::size_t N>
inline constexpr bool is_raw_bytes<Bytes<std::byte, N>> =
    has_bytes<Bytes<std::byte, N>> &&
    (requires { Bytes<std::byte, N>::extent; } || requires {
      std::tuple_size<Bytes<std::byte, N>>::value;
    });

/// Of these, a view, which may be passed by value: the bytes do not end with it.
template <class C>
concept view_of_bytes = is_raw_bytes<C> && requires { C::extent; };

}  // namespace detail
}  // namespace v1
}  // namespace dynify
