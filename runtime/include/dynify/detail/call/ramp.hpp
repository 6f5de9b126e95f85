// Ramps: calls that still stand on the stack of the thread that made them.
#pragma once

#include <cstddef>

namespace dynify {
inline namespace v0 {
namespace detail {

struct call;

/// On the stack of whoever starts a coroutine's body, for as long as the body's first stretch runs
/// above it.
///
/// A body that ends while its ramp is still there must return into it, not resume whoever waits
/// from on top of it: a loop of calls that complete at once would grow the stack at every turn. So
/// a body links its ramp into the thread's list at its first suspension, and looks for it there
/// when it ends. A body that never suspends touches no list.
struct ramp {
  call* of;
  /// How far it has come; before, of a request, the bytes that are offered for a frame. One word
  /// for both, since each would be written at every call. The states are too few bytes for any
  /// frame, and those of what is linked are negative: each is found by one comparison.
  std::ptrdiff_t state;
  ramp* outer;
  ramp** list;  // that it is in: the body may be of another image, with a thread_state of its own

  /// Whether its body has suspended.
  [[nodiscard]] bool is_linked() const noexcept { return state < 0; }

  static constexpr std::ptrdiff_t started = 4;  // and, once the first stretch has returned, ended
  static constexpr std::ptrdiff_t linked = -2;  // has suspended
  static constexpr std::ptrdiff_t linked_and_ended = -1;
};

}  // namespace detail
}  // namespace v0
}  // namespace dynify
