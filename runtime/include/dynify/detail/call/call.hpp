// A call: who waits for a coroutine, and where its result goes.
#pragma once

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <new>
#include <type_traits>
#include <utility>

#include "../../error.hpp"
#include "../base/config.hpp"
#include "../base/memory.hpp"
#include "ramp.hpp"
#include "request.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

class promise_base;

/// In the awaiter; lives until whoever waits is resumed or destroyed. After the ramp has returned
/// with the body suspended, only the body may touch it: another thread may have finished it all.
struct call {
  /// The coroutine that waits, with a bit: `ours`.
  std::uintptr_t waiting_;
  /// The ramp under which the body was started, with bits.
  std::uintptr_t ramp_;
  /// What there is to take or to end: `has_value` or `has_error`, and the frame that the awaiter
  /// destroys. Not looked at while the body runs.
  std::uintptr_t outcome_ = 0;

  /// The coroutine that waits has a promise of ours, and may be under a ramp, too.
  static constexpr std::uintptr_t ours = 1;
  /// Bits of `ramp_`: the body has suspended at least once; the frame does not end by itself, since
  /// nobody knows that a thunk has placed it.
  static constexpr std::uintptr_t suspended = 1;
  static constexpr std::uintptr_t kept = 2;
  /// Bits of `outcome_`.
  static constexpr std::uintptr_t has_value = 1;
  static constexpr std::uintptr_t has_error = 2;
  /// Both: the call was not awaited. The rest is the awaiter's.
  static constexpr std::uintptr_t not_awaited = has_value | has_error;

  /// Is awaited, by a coroutine with this word: nothing has come of it yet.
  [[gnu::always_inline]] void begin(std::uintptr_t waiting) noexcept {
    waiting_ = waiting;
    outcome_ = 0;
  }

  /// Of the coroutine that waits.
  template <class P>
  [[nodiscard]] static std::uintptr_t word_of(std::coroutine_handle<P> h) noexcept {
    const auto word = reinterpret_cast<std::uintptr_t>(h.address());
    return std::derived_from<P, promise_base> ? word | ours : word;
  }
  [[nodiscard]] void* waiting() const noexcept { return reinterpret_cast<void*>(waiting_ & ~ours); }
  /// The call of a coroutine of ours that has started.
  [[nodiscard]] static call& of_frame(void* frame) noexcept;

  /// Ends the frame that the awaiter destroys, if there is one.
  void end_frame() noexcept {
    const std::uintptr_t frame = outcome_ & ~(has_value | has_error);
    if (!frame) return;
    outcome_ &= has_value | has_error;
    std::coroutine_handle<>::from_address(reinterpret_cast<void*>(frame)).destroy();
  }

  [[nodiscard]] bool has_suspended() const noexcept { return (ramp_ & suspended) != 0; }
  [[nodiscard]] bool is_kept() const noexcept { return (ramp_ & kept) != 0; }
  [[nodiscard]] ramp& started_by() const noexcept {
    return *reinterpret_cast<ramp*>(ramp_ & ~(suspended | kept));
  }
};

inline void request::start_under(call* waiter) noexcept {
  if (waiter) waiter->ramp_ = reinterpret_cast<std::uintptr_t>(static_cast<ramp*>(this));
  of = waiter;
}

/// The body of `c` has suspended: it has left its ramp behind. Whoever calls this puts that into
/// `list`, and says what comes after it.
inline ramp& leave_ramp(call& c, void* frame, ramp** list) noexcept {
  ramp& r = c.started_by();
  c.ramp_ |= call::suspended;
  c.outcome_ = reinterpret_cast<std::uintptr_t>(frame);
  r.state = ramp::linked;
  r.list = list;
  return r;
}

/// The same of whoever waits for `c`, which `inner` has started, if it has not suspended before,
/// and so on; links `inner` and those before the list.
DYNIFY_COLD inline void leave_outer_ramps(const call* c, ramp* inner) noexcept {
  ramp** const list = &this_thread.ramps;
  while ((c->waiting_ & call::ours) != 0) {
    void* const waiting = c->waiting();
    call& outer = call::of_frame(waiting);
    if (outer.has_suspended()) break;
    ramp& r = leave_ramp(outer, waiting, list);
    inner->outer = &r;
    inner = &r;
    c = &outer;
  }
  inner->outer = *list;
}

/// Notes the first suspension of the call's body, before anybody else can resume it, and with it
/// that of whoever waits: nobody notes it before it is certain, so that calls that are ready at
/// once touch no list.
inline void note_first_suspension(call& c, void* frame) noexcept {
  ramp& r = leave_ramp(c, frame, &this_thread.ramps);
  if ((c.waiting_ & call::ours) != 0)
    leave_outer_ramps(&c, &r);
  else
    r.outer = this_thread.ramps;
  interrupt_fence();  // an interrupt walks the list
  this_thread.ramps = &r;
}

/// Whether the call's ramp stands on this thread's stack. Both addresses are compared: those of
/// stacks are reused.
inline bool under_own_ramp(const call& c) noexcept {
  const ramp* const own = &c.started_by();
  for (const ramp* r = this_thread.ramps; r; r = r->outer)
    if (r == own && r->of == &c) return true;
  return false;
}

/// The end of a body: whether it returns into its ramp, as it does where it has not suspended, and
/// where it has but is under its own ramp again, which is told so.
inline bool finish(call& c) noexcept {
  if (!c.has_suspended()) return true;
  if (!under_own_ramp(c)) return false;
  c.ramp_ &= ~call::suspended;
  c.started_by().state = ramp::linked_and_ended;
  return true;
}

/// Takes the innermost ramp out of the list that it is in: of this image, as a rule, and where the
/// address is known, what reads the list next need not wait until it is.
inline void unlink(const ramp& r) noexcept {
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 does not see that what is linked has been written.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
  if (r.list == &this_thread.ramps) [[likely]] {
    reload_fence();  // or the compiler makes one store of both
    this_thread.ramps = r.outer;
    reload_fence();
  } else {
    *r.list = r.outer;
  }
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
}

/// Once the first stretch of a body has returned, and it has suspended: whether the body has ended.
/// If not, another thread may have finished it all, and the call be gone.
inline bool leave_list(const ramp& r) noexcept {
  unlink(r);
  interrupt_fence();  // an interrupt that ends the body has seen the ramp, or resumes who waits
  return r.state == ramp::linked_and_ended;
}
/// The same of any body. One that was started and is not linked has not suspended, so it has ended.
inline bool leave(const ramp& r) noexcept {
  if (r.state == ramp::started) [[likely]]
    return true;
  return leave_list(r);
}

template <class R>
struct stored {
  using type = R;
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
  if (c.outcome_ == call::has_error) std::rethrow_exception(*error);
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
    if (outcome_ == has_value) [[likely]]
      detail::destroy(place());
    else if (outcome_ != 0)
      clean_up(detail::address_of(value_));
  }

  template <class... U>
  void set_value(U&&... value) {
    ::new (static_cast<void*>(place())) stored_type(static_cast<U&&>(value)...);
    outcome_ = has_value;
  }

#if DYNIFY_EXCEPTIONS
  /// The body may have returned a value and thrown afterwards, from a destructor: the exception
  /// wins.
  void set_error(std::exception_ptr&& error) noexcept {
    if (outcome_ == has_value) detail::destroy(place());
    ::new (static_cast<void*>(&error_)) std::exception_ptr(std::move(error));
    outcome_ = has_error;
  }
#endif

  /// The result, once. Throws what the body threw.
  ///
  /// The frame ends before the result is handed over, not at the end of the expression: its storage
  /// may serve the next call.
  DYNIFY_FLAT R take() {
    if (outcome_ != has_value) [[unlikely]] {
#if DYNIFY_EXCEPTIONS
      end_or_rethrow(&error_, room_offset());
#else
      end_frame();
#endif
      if (outcome_ != has_value) __builtin_unreachable();
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
    if ((c.outcome_ & not_awaited) == not_awaited) return;
    c.end_frame();
    if (c.outcome_ == has_value) detail::destroy(c.place());
#if DYNIFY_EXCEPTIONS
    if (c.outcome_ == has_error) detail::destroy(&c.error_);
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
}  // namespace v0
}  // namespace dynify
