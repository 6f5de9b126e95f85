// A call: who waits for a coroutine, how its body was started, and what came of it.
#pragma once

#include <coroutine>
#include <cstdint>

#include "../base/config.hpp"
#include "published.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Three words in the awaiter, with two lives. In the first, until it is awaited, they keep what a
/// call is made of; in the second, what becomes of it.
/// - `waiting_`: the object that the thunk calls; then the coroutine that waits.
/// - `started_`: the thunk, or of a task its word; then how the body was started.
/// - `outcome_`: `not_awaited`, plus the buffer's address where the place is one buffer, or of a
///   task its frame; then what came of it.
///
/// In the second life `started_` is
/// - a request's address: the body was started under this request, by the thunk (step 4) or by an
///   awaiter for which the request stands. The body's end ends the frame.
/// - a frame's address plus 1, the task's word: the body was started by a jump from the awaiter of
///   the task. The awaiter ends the frame.
///
/// and `outcome_` is
/// - a frame's address, written by the awaiter or `operator new`: the body runs. If who waits is
///   destroyed, so is the frame.
/// - 0, written by the awaiter: there is no frame to destroy.
/// - 1, written by the body: a value is there; 2: an error is there.
/// - either plus a frame's address, written by the body's end: whoever waits destroys this frame.
///
/// Lives until whoever waits is resumed or destroyed. Once the ramp has returned with the body
/// suspended, only the body may touch it: another thread may have finished it all.
struct call {
  // ---- Until it is awaited: for the awaiter that holds it ----

  [[gnu::always_inline]] void store_callee(void* object, std::uintptr_t thunk) noexcept {
    waiting_ = reinterpret_cast<std::uintptr_t>(object);
    started_ = thunk;
  }
  [[nodiscard, gnu::always_inline]] void* stored_object() const noexcept {
    return reinterpret_cast<void*>(waiting_);
  }
  [[nodiscard, gnu::always_inline]] std::uintptr_t stored_thunk() const noexcept {
    return started_;
  }

  [[gnu::always_inline]] void store_no_place() noexcept { outcome_ = not_awaited; }
  template <class Buffer>
  [[gnu::always_inline]] void store_place(Buffer& b) noexcept {
    static_assert(alignof(Buffer) > not_awaited);
    outcome_ = reinterpret_cast<std::uintptr_t>(detail::address_of(b)) + not_awaited;
  }
  template <class Buffer>
  [[nodiscard, gnu::always_inline]] Buffer& stored_place() const noexcept {
    return *reinterpret_cast<Buffer*>(outcome_ - not_awaited);
  }

  /// A task's word, with the frame that it owns.
  void store_task(std::uintptr_t word) noexcept {
    started_ = word;
    outcome_ = word - 1;
  }
  [[nodiscard]] void* frame_of_task() const noexcept { return reinterpret_cast<void*>(outcome_); }

  // ---- From then on ----

  /// The second life begins: for the awaiter, before the thunk is called or the body is resumed.
  /// The frame will be at `frame`, or whoever places it elsewhere says so by `set_frame`.
  [[gnu::always_inline]] void await(void* waiting, const void* frame) noexcept {
    waiting_ = reinterpret_cast<std::uintptr_t>(waiting);
    outcome_ = reinterpret_cast<std::uintptr_t>(frame);
  }
  /// For whoever makes the request under which the body is started.
  [[gnu::always_inline]] void start_under(request& r) noexcept {
    started_ = reinterpret_cast<std::uintptr_t>(&r);
  }
  [[nodiscard]] std::coroutine_handle<> waiting() const noexcept {
    return std::coroutine_handle<>::from_address(reinterpret_cast<void*>(waiting_));
  }

  /// Whether the awaiter ends the frame, since the body was started by a jump, and the task's word
  /// stands where it stood: for the body's end.
  [[nodiscard]] bool awaiter_ends_frame() const noexcept { return (started_ & 1) != 0; }
  /// Ends the frame of a body that was started by a jump: for the awaiter, once it is resumed.
  void end_awaited_frame() const noexcept { destroy_frame(started_ - 1); }

  /// Whether `r`, which is published on this thread, is the one under which the body was started:
  /// then its ramp stands on this stack. The request's address is not enough, since stacks are used
  /// again; nor is the call's, since a loop's next call may stand at the same place while the last
  /// one's ramp still returns on another thread.
  [[nodiscard]] bool was_started_under(const request& r) const noexcept {
    return reinterpret_cast<std::uintptr_t>(&r) == started_ && r.of == this;
  }

  /// The frame is somewhere else than was said, or nowhere: for `operator new`, and where a call is
  /// undone.
  void set_frame(const void* frame) noexcept { outcome_ = reinterpret_cast<std::uintptr_t>(frame); }
  /// The frame outlives its body, until `end_frame`: for the body's end, where the compiler does
  /// not let a frame end itself.
  void leave_frame(const void* frame) noexcept {
    outcome_ |= reinterpret_cast<std::uintptr_t>(frame);
  }
  /// Ends the frame that the awaiter destroys, if there is one: for the awaiter, before it hands
  /// the result over, or where it is destroyed itself.
  void end_frame() noexcept {
    const std::uintptr_t frame = outcome_ & ~not_awaited;
    if (!frame) return;
    outcome_ &= not_awaited;
    destroy_frame(frame);
  }

  [[nodiscard]] bool is_awaited() const noexcept { return (outcome_ & not_awaited) != not_awaited; }
  /// Whether there is a value or an error, and nothing else.
  [[nodiscard]] bool has_only_value() const noexcept { return outcome_ == has_value; }
  [[nodiscard]] bool has_only_error() const noexcept { return outcome_ == has_error; }
  [[nodiscard]] bool has_nothing() const noexcept { return outcome_ == 0; }

 protected:
  /// For `call_of`, which has the room for them.
  void note_value() noexcept { outcome_ = has_value; }
  void note_error() noexcept { outcome_ = has_error; }

 private:
  static constexpr std::uintptr_t has_value = 1;
  static constexpr std::uintptr_t has_error = 2;
  static constexpr std::uintptr_t not_awaited = has_value | has_error;

  static void destroy_frame(std::uintptr_t frame) noexcept {
    std::coroutine_handle<>::from_address(reinterpret_cast<void*>(frame)).destroy();
  }

  std::uintptr_t waiting_;
  std::uintptr_t started_;
  std::uintptr_t outcome_ = 0;
};

inline void request::start_for(call* waiter) noexcept {
  if (waiter) waiter->start_under(*this);
  of = waiter;
}

/// The request under which the body of `c` was started, if its ramp stands on this thread's stack;
/// nullptr if not. For the end of a body that is not under the innermost ramp: as many steps as
/// there are ramps on the stack, at most.
[[nodiscard]] inline request* find_ramp(const call& c) noexcept {
  for (request* r = this_thread.innermost; r; r = r->outer)
    if (c.was_started_under(*r)) return r;
  return nullptr;
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
