// Coroutines in interrupt and signal handlers.
#pragma once

#include "detail/base/language.hpp"

#include "detail/call/published.hpp"

namespace dynify {
inline namespace v1 {

/// While one lives, what the interrupted code was doing is out of the way: a call that was about to
/// make its coroutine does not lose its place to a coroutine of the handler.
///
///     void timer_handler() {
///       const dynify::interrupt_guard guard;
///       ticker.resume();
///     }
///
/// The first thing in every handler that calls coroutines or resumes them, and destroyed when it
/// returns; handlers may nest. What a handler shares with the code that it interrupts, a buffer for
/// example, is guarded by whoever shares it.
class interrupt_guard {
 public:
  interrupt_guard() noexcept { detail::interrupt_fence(); }
  interrupt_guard(const interrupt_guard&) = delete;
  interrupt_guard& operator=(const interrupt_guard&) = delete;
  ~interrupt_guard() { detail::interrupt_fence(); }

 private:
  detail::publication_suspended interrupted_;
};

}  // namespace v1
}  // namespace dynify
