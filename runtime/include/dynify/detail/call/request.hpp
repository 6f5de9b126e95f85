// Step 1 of a call: the request, which says where the frame of the coroutine goes that a method is
// about to make, and who waits for it.
//
// The thunk publishes it (published.hpp), the promise's operator new answers it (frame.hpp), and
// the promise reads from it who waits (promise.hpp). See docs/design/protocol.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <new>
#include <type_traits>
#include <utility>

#include "../base/config.hpp"
#include "../base/memory.hpp"
#include "../place/placement.hpp"
#include "progress.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

struct call;
struct request;

/// One parameter of a coroutine whose frame was refused.
struct refused_parameter {
  void* address;
  const void* type;  // &type_tag<its type>
};

template <class T>
inline constexpr char type_tag = 0;

/// The address of a parameter or argument, for moving it; a function is never moved.
template <class T>
[[gnu::always_inline]] inline void* address_to_move(T& object) noexcept {
  if constexpr (std::is_function_v<T>)
    return nullptr;
  else
    return const_cast<void*>(static_cast<const volatile void*>(detail::address_of(object)));
}

/// Where a frame may go: storage with whom to tell when it is free. Once the request is answered,
/// `frame` is the frame; once it is refused, nullptr, which it is not before.
struct offer {
  void* frame;
  whom_to_tell whom;
};

/// What a call asks of the first coroutine that is made under it.
///
/// Made by `init`, `in`, `boxed` and `layout`, on the stack of whoever calls the thunk; read and
/// written on that thread only, and gone when that function returns. While it is published it also
/// stands for the ramp that is on the stack: see published.hpp.
///
/// Written at every call: what the fast path does not read is left uninitialised, and what it does
/// read stands together.
struct request : offer {
  /// The call whose body starts at once; nullptr where a coroutine is built and not started.
  call* of;
  progress state;
  /// The request that was published before this one, while this one is.
  request* outer;

  /// Looks for another place, if `state.asks_others()`.
  placement (*find_place)(request&, layout) noexcept;
  /// Bytes that the frame and its trailer take, and their alignment, where it was refused.
  std::size_t refused_size;
  std::size_t refused_align;
  /// Moves refused by-value arguments back to where they came from, the addresses in `arguments`;
  /// nullptr: there are none. Read only where nobody waits: a call that is awaited at once has
  /// nobody to give them back to. Throws what moving an argument throws.
  void (*give_back)(request&, const refused_parameter* parameters, std::size_t count);
  void* const* arguments;
#if DYNIFY_MESSAGES
  /// `Stream::next`: the method that is called, for the error that the call may end in. Written by
  /// the thunk before it calls.
  const char* called;
#endif
#if DYNIFY_EXCEPTIONS
  /// Room for what giving back has thrown, and whether it has; set where the frame is refused.
  alignas(std::exception_ptr) std::byte lost_room[sizeof(std::exception_ptr)];
  bool has_lost;
#endif

  /// Says who waits; for whoever makes the request, before the thunk is called.
  void start_for(call* waiter) noexcept;

  [[nodiscard]] bool is_taken() const noexcept { return state.is_done() && frame; }
  [[nodiscard]] bool is_refused() const noexcept { return frame == nullptr; }

  /// Why nothing was built, as far as the request knows, with what the thunk knows: `error` says
  /// the first, and `word` what the thunk returned, a task of ours.
  [[nodiscard, gnu::cold]] init_error why(init_error error, std::uintptr_t word) const noexcept {
    const bool is_empty = word == 0;
    if (!is_refused() && is_taken())
      error = init_error(is_empty ? misdeed::returned_none : misdeed::returned_other);
    else if (!is_refused())
      error = init_error(is_empty ? misdeed::made_none : misdeed::returned_earlier);
#if DYNIFY_MESSAGES
    return error_access::name(error, called);
#else
    return error;
#endif
  }
  /// The same of another library's task, whose content cannot be seen: the error stays as it is.
  template <class Task>
  [[nodiscard]] init_error why(const init_error& error, const Task&) const noexcept {
    return error;
  }

  /// The frame is refused, since it takes more than there is: for `operator new`.
  void refuse(layout needed) noexcept {
    refused_size = needed.size;
    refused_align = needed.align;
#if DYNIFY_EXCEPTIONS
    has_lost = false;
#endif
  }

  /// Gives refused arguments back. What that throws waits for `throw_what_was_lost`: `operator new`
  /// must not throw, and is where the parameters are seen.
  [[gnu::cold, gnu::noinline]] void give_back_to_caller(const refused_parameter* parameters,
                                                        std::size_t count) noexcept {
#if DYNIFY_EXCEPTIONS
    try {
      give_back(*this, parameters, count);
    } catch (...) {
      ::new (static_cast<void*>(lost_room)) std::exception_ptr(std::current_exception());
      has_lost = true;
    }
#else
    give_back(*this, parameters, count);
#endif
  }
  /// For whoever makes the object that the refused coroutine returns, which may throw.
  void throw_what_was_lost() {
#if DYNIFY_EXCEPTIONS
    if (!has_lost) return;
    has_lost = false;
    auto* const room = std::launder(reinterpret_cast<std::exception_ptr*>(lost_room));
    const std::exception_ptr lost = std::move(*room);
    detail::destroy(room);
    std::rethrow_exception(lost);
#endif
  }
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
