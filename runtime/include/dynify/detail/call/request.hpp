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
#include <type_traits>

#include "../base/config.hpp"
#include "../base/memory.hpp"
#include "../place/placement.hpp"
#include "ramp.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

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

/// Where a frame may go: storage with whom to tell when it is free. Once it is taken, the frame;
/// once it is refused, nullptr, which it is not before.
struct offer {
  void* frame;
  whom_to_tell whom;
};

/// What a call asks of the first frame that is created under it. Lives on the stack of the caller
/// of the thunk, and is the ramp of a body that starts at once: of the call that waits for the
/// result, or of nullptr, where the frame is built and not started.
///
/// Written at every call: what the fast path does not read is left uninitialised, and what it does
/// read stands together.
struct request : offer, ramp {
  // `state`: the bytes that are offered, `nothing_offered`, and `others`; `started` once the frame
  // was taken or refused.

  /// Looks for another place, if `asks_others()`.
  placement (*find_place)(request&, layout) noexcept;
  /// Bytes that the frame and its trailer take, and their alignment, where it was refused.
  std::size_t refused_size;
  std::size_t refused_align;
  /// Moves refused by-value arguments back to where they came from, the addresses in `arguments`;
  /// nullptr: there are none. Read only where nobody waits: a call that is awaited at once has
  /// nobody to give them back to.
  void (*give_back)(request&, const refused_parameter* parameters, std::size_t count) noexcept;
  void* const* arguments;

  /// Who waits, or nullptr.
  void start_under(call* waiter) noexcept;

  [[nodiscard]] bool is_done() const noexcept { return state == started || is_linked(); }
  [[nodiscard]] bool asks_others() const noexcept { return (state & others) != 0; }
  [[nodiscard]] bool is_taken() const noexcept { return is_done() && frame; }
  [[nodiscard]] bool is_refused() const noexcept { return frame == nullptr; }

  /// Too few for any frame, so that one comparison finds this, too.
  static constexpr std::ptrdiff_t nothing_offered = 1;
  /// A bit that does no harm: what a frame takes is a number of words.
  static constexpr std::ptrdiff_t others = 2;
  static_assert(alignof(trailer) > others);

  /// The state that says that so many bytes are offered.
  [[nodiscard]] static constexpr std::ptrdiff_t offered(std::size_t bytes) noexcept {
    constexpr std::size_t most = PTRDIFF_MAX;
    if (bytes <= (started | 3)) return nothing_offered;
    return static_cast<std::ptrdiff_t>(bytes < most ? bytes : most) & ~others;
  }
};

/// Where nothing is published: a request that is done, and nobody's.
DYNIFY_VISIBLE inline constexpr request no_request = [] {
  request done{};
  done.state = ramp::started;
  return done;
}();

/// What a thread leaves for the coroutine that it is about to make. `slot` is the request of the
/// innermost call whose thunk is on this thread's stack: for the next frame, or done, and then the
/// promise that begins next may be its own. Never nullptr: it is read at every call.
struct thread_state {
  ramp* ramps = nullptr;  // calls on this stack whose body has suspended, innermost first
  request* slot = const_cast<request*>(&no_request);  // which is done: nobody writes to it
  request* refused = nullptr;  // from operator new to get_return_object_on_allocation_failure
};

DYNIFY_VISIBLE inline constinit DYNIFY_THREAD_LOCAL thread_state this_thread{};

/// Keeps the order of accesses for an interrupt on this stack, which is all that an interrupt
/// needs.
inline void interrupt_fence() noexcept { __atomic_signal_fence(__ATOMIC_SEQ_CST); }

/// On a branch that is not the common one: what decided for it is read again, so that on the common
/// one it is compared in memory.
inline void reload_fence() noexcept { __atomic_signal_fence(__ATOMIC_SEQ_CST); }

/// Publishes a request while it lives; afterwards the slot is as it was, whatever the method did: a
/// method may make dyn calls of its own before it makes its coroutine, and so may the copy of a
/// parameter, after the frame was created and before its promise is.
class publication {
 public:
  explicit publication(request& r) noexcept : outer_(this_thread.slot) { this_thread.slot = &r; }
  publication(const publication&) = delete;
  publication& operator=(const publication&) = delete;
  ~publication() { this_thread.slot = outer_; }

 private:
  request* outer_;
};

/// Takes what is published out of the way while it lives: for code that has nothing to do with the
/// call, an interrupt's or a waiting thread's.
class publication_suspended {
 public:
  publication_suspended() noexcept : outer_(this_thread.slot), refused_(this_thread.refused) {
    this_thread.slot = const_cast<request*>(&no_request);
  }
  publication_suspended(const publication_suspended&) = delete;
  publication_suspended& operator=(const publication_suspended&) = delete;
  ~publication_suspended() {
    this_thread.slot = outer_;
    this_thread.refused = refused_;
  }

 private:
  request* outer_;
  request* refused_;
};

}  // namespace detail
}  // namespace v0
}  // namespace dynify
