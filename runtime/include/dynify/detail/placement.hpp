// From what a user passes as a container to a place for one frame or object.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <type_traits>

#include "../container.hpp"
#include "../error.hpp"
#include "trailer.hpp"

namespace dynify {
inline namespace v0 {

template <std::size_t N>
class buffer;

namespace detail {

/// A place for one frame or object, and what to write into its trailer.
struct placement {
  void* at = nullptr;
  whom_to_tell whom = whom_to_tell::nobody;
  void* container = nullptr;  // nullptr: a common trailer is enough
};

/// Why the last container tried had no place.
struct shortage {
  std::size_t needed;
  std::size_t available;
  bool occupied;

  [[nodiscard]] init_error error() const noexcept {
    if (occupied) return buffer_occupied(needed);
    return out_of_capacity(needed, available);
  }
};

/// What dynify may do with a buffer, and users may not.
struct buffer_access {
  template <std::size_t N>
  static std::byte* bytes(buffer<N>& b) noexcept {
    return b.bytes_;
  }
  template <std::size_t N>
  static occupied_flag& occupied(buffer<N>& b) noexcept {
    return b.occupied_;
  }
};

/// Bytes from an aligned address on, inside some storage.
struct aligned_bytes {
  std::byte* begin;
  std::size_t size;
};

/// What is left of `size` bytes at `begin` when the start is moved up to a multiple of `align`.
inline aligned_bytes align_up(std::byte* begin, std::size_t size, std::size_t align) noexcept {
  const auto address = reinterpret_cast<std::uintptr_t>(begin);
  const std::size_t skipped = static_cast<std::size_t>(-address & (align - 1));
  if (skipped > size) return {begin, 0};
  return {begin + skipped, size - skipped};
}

template <class C>
inline constexpr bool is_raw_bytes = false;
template <std::size_t N>
inline constexpr bool is_raw_bytes<std::span<std::byte, N>> = true;
template <std::size_t N>
inline constexpr bool is_raw_bytes<std::array<std::byte, N>> = true;
template <std::size_t N>
inline constexpr bool is_raw_bytes<std::byte[N]> = true;

template <class C>
inline constexpr bool is_buffer = false;
template <std::size_t N>
inline constexpr bool is_buffer<buffer<N>> = true;

/// A container without state needs no pointer in the frame.
template <class C>
concept stateless = container<C> && std::is_empty_v<C> && std::is_default_constructible_v<C>;

/// Whatever `init` and `in` take, without its reference.
template <class C>
concept holds_frames = is_buffer<C> || is_raw_bytes<std::remove_const_t<C>> || container<C>;

/// Whether a container may be passed by value: it is a view, or has no state that could die with
/// the argument.
template <class C>
inline constexpr bool passed_by_value = stateless<C>;
template <std::size_t N>
inline constexpr bool passed_by_value<std::span<std::byte, N>> = true;

/// Whatever can be written as an argument of `init` and `in`.
template <class Argument>
concept container_argument =
    holds_frames<std::remove_reference_t<Argument>> &&
    (std::is_lvalue_reference_v<Argument> || passed_by_value<std::remove_reference_t<Argument>>);

/// Whether a container that is passed so has to outlive what lives in it: all but views and what
/// has no state.
template <class Argument>
concept outliving_argument = container_argument<Argument> && std::is_lvalue_reference_v<Argument> &&
                             !passed_by_value<std::remove_cvref_t<Argument>>;

inline placement place_in_bytes(std::span<std::byte> raw, layout l, shortage& why) noexcept {
  const aligned_bytes bytes = align_up(raw.data(), raw.size(), l.align);
  why = {l.size, bytes.size, false};
  if (bytes.size < l.size) return {};
  return {bytes.begin, whom_to_tell::nobody, nullptr};
}

template <std::size_t N>
placement place_in_buffer(buffer<N>& b, layout l, shortage& why) noexcept {
  const aligned_bytes bytes = align_up(buffer_access::bytes(b), N, l.align);
  why = {l.size, b.occupied() ? 0 : bytes.size, b.occupied()};
  if (why.available < l.size) return {};
  occupied_flag& flag = buffer_access::occupied(b);
  flag.is_set = true;
  return {bytes.begin, tell(flag), nullptr};
}

template <stateless C>
void release_stateless(void* storage, layout given, const trailer&) noexcept {
  C{}.release(storage, given);
}
template <stateless C>
inline constexpr release_function releaser_of_stateless = &release_stateless<C>;

template <stateless C>
placement place_in_stateless(layout l, shortage& why) noexcept {
  why = {l.size, 0, false};
  return {C{}.allocate(l), tell(releaser_of_stateless<C>), nullptr};
}

template <container C>
void release_stateful(void* storage, layout given, const trailer& from) noexcept {
  given.size += stateful_extra;
  static_cast<C*>(static_cast<const stateful_trailer&>(from).container)->release(storage, given);
}
template <container C>
inline constexpr release_function releaser_of_stateful = &release_stateful<C>;

template <container C>
placement place_in_stateful(C& c, layout l, shortage& why) noexcept {
  l.size += stateful_extra;
  why = {l.size, 0, false};
  return {c.allocate(l), tell(releaser_of_stateful<C>),
          const_cast<void*>(static_cast<const void*>(std::addressof(c)))};
}

/// The container's place for `l`, in which the trailer is counted; `at` is nullptr where there is
/// none, and `why` says so.
template <holds_frames C>
placement place(C& c, layout l, shortage& why) noexcept {
  if constexpr (is_buffer<C>)
    return place_in_buffer(c, l, why);
  else if constexpr (is_raw_bytes<std::remove_const_t<C>>)
    return place_in_bytes(c, l, why);
  else if constexpr (stateless<std::remove_const_t<C>>)
    return place_in_stateless<std::remove_const_t<C>>(l, why);
  else
    return place_in_stateful(c, l, why);
}

/// Writes the trailer of a frame or object of `size` bytes.
inline void write_trailer(const placement& where, std::size_t size) noexcept {
  void* const at = static_cast<std::byte*>(where.at) + trailer_offset(size);
  if (where.container)
    ::new (at) stateful_trailer{{where.whom}, where.container};
  else
    ::new (at) trailer{where.whom};
}

}  // namespace detail
}  // namespace v0
}  // namespace dynify
