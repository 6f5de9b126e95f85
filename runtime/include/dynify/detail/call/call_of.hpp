// Step 5 of a call: the room for its result, in the awaiter, and how the result is taken from
// there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <new>
#include <type_traits>
#include <utility>

#include "../base/config.hpp"
#include "../base/memory.hpp"
#include "call.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

template <class R>
struct stored {
  using type = std::remove_const_t<R>;  // a const result is one for who gets it
};
template <class R>
  requires std::is_reference_v<R>
struct stored<R> {
  using type = std::remove_reference_t<R>*;
};
template <>
struct stored<void> {
  struct type {};
};

/// Bytes for a `T` and what aligning it skips: a call may stand in the frame of a coroutine, which
/// nobody knows to need more alignment than any other.
template <class T>
struct room_to_align {
  std::byte bytes[sizeof(T) + alignof(T) - alignof(void*)];
};
template <class T>
T* place_in(room_to_align<T>& room) noexcept {
  const auto address = reinterpret_cast<std::uintptr_t>(room.bytes);
  return reinterpret_cast<T*>(room.bytes + (-address & (alignof(T) - 1)));
}
template <class T>
T* place_in(T& room) noexcept {
  return detail::address_of(room);
}
template <class T>
using room_for =
    std::conditional_t<(alignof(T) > __STDCPP_DEFAULT_NEW_ALIGNMENT__), room_to_align<T>, T>;

#if DYNIFY_EXCEPTIONS
/// One function for calls of all results, where the result is taken of a call that has more than a
/// value: ends its frame, and throws its error, if it has one. Of the call whose `error` stands so
/// many bytes behind its beginning: see `call_of::from_room`.
[[gnu::cold, gnu::noinline]] inline void end_or_rethrow(const std::exception_ptr* error,
                                                        std::size_t behind) {
  auto& c = *reinterpret_cast<call*>(reinterpret_cast<std::uintptr_t>(error) - behind);
  c.end_frame();
  if (c.has_only_error()) std::rethrow_exception(*error);
}
#endif

/// A call with room for its result, so that the frame needs none.
template <class R>
class call_of : public call {
 public:
  using stored_type = typename stored<R>::type;

  call_of() noexcept {}
  call_of(const call_of&) = delete;
  call_of& operator=(const call_of&) = delete;
  ~call_of() {
    if (has_only_value()) [[likely]]
      detail::destroy(place());
    else if (!has_nothing())
      clean_up(detail::address_of(value_));
  }

  template <class... U>
  void set_value(U&&... value) {
    ::new (static_cast<void*>(place())) stored_type(static_cast<U&&>(value)...);
    note_value();
  }

#if DYNIFY_EXCEPTIONS
  /// The body may have returned a value and thrown afterwards, from a destructor: the exception
  /// wins.
  void set_error(std::exception_ptr&& error) noexcept {
    if (has_only_value()) detail::destroy(place());
    ::new (static_cast<void*>(&error_)) std::exception_ptr(std::move(error));
    note_error();
  }
#endif

  /// The result, once. Throws what the body threw.
  ///
  /// The frame ends before the result is handed over, not at the end of the expression: its storage
  /// may serve the next call.
  DYNIFY_FLAT R take() {
    if (!has_only_value()) [[unlikely]] {
#if DYNIFY_EXCEPTIONS
      end_or_rethrow(&error_, room_offset());
#else
      end_frame();
#endif
      if (!has_only_value()) __builtin_unreachable();
    }
    if constexpr (std::is_reference_v<R>)
      return static_cast<R>(**place());
    else if constexpr (!std::is_void_v<R>)
      return std::move(*place());
  }

 private:
  using room = room_for<stored_type>;

  /// Out of line: it is there at every call, twice in every coroutine, and hardly ever runs.
  [[gnu::cold, gnu::noinline]] static void clean_up(room* value) noexcept {
    call_of& c = from_room(value);
    if (!c.is_awaited()) return;
    c.end_frame();
    if (c.has_only_value()) detail::destroy(c.place());
#if DYNIFY_EXCEPTIONS
    if (c.has_only_error()) detail::destroy(&c.error_);
#endif
  }

  /// Not offsetof, which g++ warns of where this header is precompiled.
  [[gnu::always_inline]] static constexpr std::size_t room_offset() noexcept {
    return (sizeof(call) + alignof(call_of) - 1) & ~(alignof(call_of) - 1);
  }
  /// The call that has this room: what is hardly ever called is passed the room's address, so that
  /// Clang need not keep the call's in a register for it while the body runs.
  [[gnu::always_inline]] static call_of& from_room(room* value) noexcept {
    return *reinterpret_cast<call_of*>(reinterpret_cast<std::byte*>(value) - room_offset());
  }

  [[nodiscard]] stored_type* place() noexcept { return place_in<stored_type>(value_); }

  union {
    room value_;
#if DYNIFY_EXCEPTIONS
    std::exception_ptr error_;
#endif
  };
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
