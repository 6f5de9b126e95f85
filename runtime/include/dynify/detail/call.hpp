// A call: who waits for a coroutine, and where its result goes. And ramps: calls that still stand
// on the stack of the thread that made them.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <new>
#include <type_traits>
#include <utility>

#include "../error.hpp"
#include "config.hpp"
#include "memory.hpp"
#include "request.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

/// Linked or not, a ramp is left when the body's first stretch returns.
enum class ramp_state : unsigned char { unlinked, linked, linked_and_finished };

/// On the stack of whoever starts a coroutine's body, for as long as the body's first stretch runs
/// above it.
///
/// A body that ends while its ramp is still there must return into it, not resume whoever waits
/// from on top of it: a loop of calls that complete at once would grow the stack at every turn. So
/// a body links its ramp into the thread's list at its first suspension, and looks for it there
/// when it ends. A body that never suspends touches no list.
struct ramp {
  ramp* outer;
  ramp** list;  // that it is in: the body may be of another image, with a thread_state of its own
  call* of;
  ramp_state state = ramp_state::unlinked;
};

enum class outcome : unsigned char { none, value, error };

/// How far a call has come; a set of bits.
using call_stage = unsigned char;
/// The frame was placed by a thunk, so that nobody else destroys it: it may end by itself.
inline constexpr call_stage ends_by_itself = 1;
/// The body has suspended at least once, and not ended under its own ramp.
inline constexpr call_stage suspended = 2;

/// In the awaiter; lives until whoever waits is resumed or destroyed. After the ramp has returned
/// with the body suspended, only the body may touch it: another thread may have finished it all.
struct call {
  void* waiting_;  // the coroutine that waits; like the next two, set when it is known
  ramp* by_;       // set by whoever starts the body
  void* frame_;    // set at the body's first suspension
  call_stage stage_;
  outcome state_ = outcome::none;

  explicit call(call_stage stage) noexcept : stage_(stage) {}
  [[nodiscard]] bool is_suspended() const noexcept { return (stage_ & suspended) != 0; }
};

/// Notes the first suspension of the call's body, before anybody else can resume it.
inline void note_first_suspension(call& c, void* frame) noexcept {
  ramp& r = *c.by_;
  c.frame_ = frame;
  c.stage_ |= suspended;
  r.of = &c;
  r.state = ramp_state::linked;
  r.list = &this_thread.ramps;
  r.outer = this_thread.ramps;
  interrupt_fence();  // an interrupt walks the list
  this_thread.ramps = &r;
}

/// Whether the call's ramp stands on this thread's stack. Both addresses are compared: those of
/// stacks are reused.
inline bool under_own_ramp(const call& c) noexcept {
  for (const ramp* r = this_thread.ramps; r; r = r->outer)
    if (r == c.by_ && r->of == &c) return true;
  return false;
}

/// The end of a body that has suspended: whether it ends under its own ramp, which is then told so.
DYNIFY_COLD inline bool finish_suspended(call& c) noexcept {
  if (!under_own_ramp(c)) return false;
  c.stage_ &= static_cast<call_stage>(~suspended);
  c.by_->state = ramp_state::linked_and_finished;
  return true;
}

/// Once the first stretch of a body has returned: whether the body has ended. If not, another
/// thread may have finished it all, and the call be gone. A body that was started and is not linked
/// has not suspended, so it has ended.
inline bool leave(const ramp& r) noexcept {
  if (r.state == ramp_state::unlinked) [[likely]]
    return true;
  *r.list = r.outer;
  interrupt_fence();  // an interrupt that ends the body has seen the ramp, or resumes who waits
  return r.state == ramp_state::linked_and_finished;
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
/// One function for calls of all results.
[[gnu::cold, gnu::noinline]] inline std::exception_ptr exception_of(
    const init_error& error) noexcept {
  return visit_error(error, [](const auto& e) { return std::make_exception_ptr(e); });
}
#endif

/// A call with room for its result, so that the frame needs none.
template <class R>
class call_of : public call {
 public:
  using stored_type = typename stored<R>::type;

  explicit call_of(call_stage stage) noexcept : call(stage) {}
  call_of(const call_of&) = delete;
  call_of& operator=(const call_of&) = delete;
  ~call_of() {
    if (state_ == outcome::value) detail::destroy(place());
#if DYNIFY_EXCEPTIONS
    else if (state_ == outcome::error) [[unlikely]]
      detail::destroy(&error_);
#endif
  }

  template <class... U>
  void set_value(U&&... value) {
    ::new (static_cast<void*>(place())) stored_type(static_cast<U&&>(value)...);
    state_ = outcome::value;
  }

#if DYNIFY_EXCEPTIONS
  /// The body may have returned a value and thrown afterwards, from a destructor: the exception
  /// wins.
  void set_error(std::exception_ptr error) noexcept {
    if (state_ == outcome::value) detail::destroy(place());
    ::new (static_cast<void*>(&error_)) std::exception_ptr(std::move(error));
    state_ = outcome::error;
  }
#endif

  void set_error(const init_error& error) noexcept {
#if DYNIFY_EXCEPTIONS
    set_error(exception_of(error));
#else
    fail(error.what());
#endif
  }

  /// The result, once. Throws what the body threw.
  R take() {
#if DYNIFY_EXCEPTIONS
    if (state_ == outcome::error) [[unlikely]]
      std::rethrow_exception(error_);
#endif
    if constexpr (std::is_reference_v<R>)
      return static_cast<R>(**place());
    else if constexpr (!std::is_void_v<R>)
      return std::move(*place());
  }

 private:
  [[nodiscard]] stored_type* place() noexcept { return place_in<stored_type>(value_); }

  union {
    room_for<stored_type> value_;
#if DYNIFY_EXCEPTIONS
    std::exception_ptr error_;
#endif
  };
};

}  // namespace detail
}  // namespace v0
}  // namespace dynify
