// How a frame or an object remembers where its storage came from: one word behind it, two where the
// container has state.
//
//     [ frame or object | padding to a word | whom to tell | container ]
//                                             the trailer    only for containers that have state
//
// A frame that is more aligned than others has a mark there, which says how much; its trailer is
// one word further.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>

#include "../../layout.hpp"
#include "../base/config.hpp"
#include "../base/poison.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

struct trailer;

/// Gives storage back. `storage` begins the frame, `l` is the layout that was allocated.
using release_function = void (*)(void* storage, layout l, const trailer& from) noexcept;

/// Whom to tell that the storage is free, in one word: nobody; a flag that says so in place (its
/// address with the low bit set, which no flag's address has); or a function, by the address of a
/// constant that holds it, since a function's own address may be odd (on Thumb it is).
enum class whom_to_tell : std::uintptr_t { nobody = 0 };

struct trailer {
  whom_to_tell whom;
};

/// The trailer of a container that has state.
struct stateful_trailer : trailer {
  void* container;
};

/// Whether bytes in place are in use; stands right behind them. Its address has no low bit set.
struct alignas(void*) occupied_flag {
  bool is_set = false;
};

inline std::size_t bytes_between(const void* begin, const occupied_flag& flag) noexcept {
  return reinterpret_cast<std::uintptr_t>(&flag) - reinterpret_cast<std::uintptr_t>(begin);
}

[[gnu::always_inline]] inline whom_to_tell tell_flag_at(std::uintptr_t address) noexcept {
  return static_cast<whom_to_tell>(address + 1);
}
inline whom_to_tell tell_flag(const occupied_flag& flag) noexcept {
  return tell_flag_at(reinterpret_cast<std::uintptr_t>(&flag));
}
inline whom_to_tell tell(const release_function& function) noexcept {
  return static_cast<whom_to_tell>(reinterpret_cast<std::uintptr_t>(&function));
}

inline bool is_flag(whom_to_tell whom) noexcept {
  return (static_cast<std::uintptr_t>(whom) & 1) != 0;
}
inline occupied_flag& flag_of(whom_to_tell whom) noexcept {
  return *reinterpret_cast<occupied_flag*>(static_cast<std::uintptr_t>(whom) - 1);
}
inline release_function function_of(whom_to_tell whom) noexcept {
  return *reinterpret_cast<const release_function*>(static_cast<std::uintptr_t>(whom));
}

/// Something is to live in bytes that begin at `begin` and end where their flag stands.
inline void occupy(const void* begin, occupied_flag& flag) noexcept {
  flag.is_set = true;
  unpoison(begin, bytes_between(begin, flag));
}
/// Nothing lives there any more.
inline void vacate(const void* begin, occupied_flag& flag) noexcept {
  flag.is_set = false;
  poison(begin, bytes_between(begin, flag));
}

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

/// In the place of an over-aligned frame's trailer: its alignment, with a bit set that no other
/// trailer's word has. What follows it belongs to a frame with the mark included.
inline whom_to_tell mark_of(std::size_t align) noexcept {
  return static_cast<whom_to_tell>(std::uintptr_t(align) << 2 | 2);
}
inline bool is_mark(whom_to_tell whom) noexcept {
  return (static_cast<std::uintptr_t>(whom) & 3) == 2;
}
inline std::size_t alignment_of(whom_to_tell mark) noexcept {
  return static_cast<std::uintptr_t>(mark) >> 2;
}
constexpr std::size_t size_with_mark(std::size_t size) noexcept { return size_with_trailer(size); }

inline const trailer& trailer_of(const void* storage, std::size_t size) noexcept {
  return *std::launder(reinterpret_cast<const trailer*>(static_cast<const std::byte*>(storage) +
                                                        trailer_offset(size)));
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
