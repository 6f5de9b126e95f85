// The slot request: how a call tells the coroutine that it is about to make where its frame goes.
//
//     thunk publishes a request -> the implementor's method -> promise's operator new takes it,
//     places the frame or refuses
//                                                           -> promise's constructor learns who
//                                                           waits (only for `in`)
//
// It travels in a thread-local pointer, since the method's own signature has no room for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>

#include "config.hpp"
#include "placement.hpp"

namespace dynify {
inline namespace v0 {
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
void* address_to_move(T& object) noexcept {
  if constexpr (std::is_function_v<T>)
    return nullptr;
  else
    return const_cast<void*>(static_cast<const volatile void*>(std::addressof(object)));
}

/// What a call asks of the first frame that is created under it. Lives on the stack of the caller
/// of the thunk.
///
/// Written at every call: what the fast path does not read is left uninitialised.
struct request {
  /// Storage offered, aligned for a frame; once taken, the frame; once refused, nullptr. Never
  /// nullptr before.
  void* frame;
  /// Bytes offered at `frame`; `done` once it was taken or refused.
  std::size_t capacity;
  /// For the trailer of a frame that is placed there.
  whom_to_tell whom;
  /// Looks for another place; nullptr: there is none to look in.
  placement (*find_place)(request&, layout) noexcept;
  /// Who waits for the result; nullptr: the frame is built, not started.
  call* waiting;
  /// Bytes that the frame and its trailer take, where it was refused.
  std::size_t refused_size;
  /// Moves refused by-value arguments back to where they came from, the addresses in `arguments`;
  /// nullptr: there are none. Read only where nobody waits: a call that is awaited at once has
  /// nobody to give them back to.
  void (*give_back)(request&, const refused_parameter* parameters, std::size_t count) noexcept;
  void* const* arguments;

  [[nodiscard]] bool is_taken() const noexcept { return capacity == done && frame; }
  [[nodiscard]] bool is_refused() const noexcept { return frame == nullptr; }

  static constexpr std::size_t done = ~std::size_t(0);
};

/// What a thread leaves for the coroutine that it is about to make. `slot` is one word, since it is
/// read and written at every call: with its low bit set, the address of a request that is for the
/// next frame; without, of the one whose frame was created last, so that the promise that begins
/// next may be its own.
struct thread_state {
  std::uintptr_t slot;
  request* refused;    // from operator new to get_return_object_on_allocation_failure
  struct ramp* ramps;  // calls on this thread's stack whose body has suspended, innermost first
};

DYNIFY_VISIBLE inline constinit DYNIFY_THREAD_LOCAL thread_state this_thread{};

/// Keeps the order of accesses for an interrupt on this stack, which is all that an interrupt
/// needs.
inline void interrupt_fence() noexcept { __atomic_signal_fence(__ATOMIC_SEQ_CST); }

/// The request that is for the frame being created; nullptr: there is none.
inline request* published_request() noexcept {
  const std::uintptr_t word = this_thread.slot;
  return (word & 1) != 0 ? reinterpret_cast<request*>(word - 1) : nullptr;
}

/// The request was taken or refused: no other frame takes it.
inline void mark_done(request& r) noexcept {
  r.capacity = request::done;
  this_thread.slot = reinterpret_cast<std::uintptr_t>(&r);
}

/// The request that the frame at `frame` has just taken, if it has.
inline const request* taken_request(const void* frame) noexcept {
  const auto* const r = reinterpret_cast<const request*>(this_thread.slot & ~std::uintptr_t(1));
  return r && r->frame == frame ? r : nullptr;
}

/// Publishes a request while it lives, where nothing is published; afterwards nothing is, whatever
/// the method did.
class publication {
 public:
  explicit publication(request& r) noexcept {
    this_thread.slot = reinterpret_cast<std::uintptr_t>(&r) + 1;
  }
  publication(const publication&) = delete;
  publication& operator=(const publication&) = delete;
  ~publication() { this_thread.slot = 0; }
};

/// Takes what is published out of the way while it lives: a method makes dyn calls of its own
/// before it makes its coroutine, or the copy of a parameter does, or an interrupt.
class publication_suspended {
 public:
  publication_suspended() noexcept : outer_(this_thread.slot), refused_(this_thread.refused) {
    this_thread.slot = 0;
  }
  publication_suspended(const publication_suspended&) = delete;
  publication_suspended& operator=(const publication_suspended&) = delete;
  ~publication_suspended() {
    this_thread.slot = outer_;
    this_thread.refused = refused_;
  }

 private:
  std::uintptr_t outer_;
  request* refused_;
};

}  // namespace detail
}  // namespace v0
}  // namespace dynify
