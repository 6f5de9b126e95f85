// Step 2 of a call: what a thread has published. The requests of all calls whose ramps stand on its
// stack, innermost first.
//
//     this_thread.innermost -> request -> request -> ... -> no_request
//
// A request is published for exactly as long as its thunk stands on the stack: from before the
// method is called until its ramp has returned, and the first stretch of the body with it. So the
// innermost request is the one that the next coroutine answers, and the list of them all tells a
// body that ends whether its own ramp stands below it, into which it returns. Nothing is noted when
// a body suspends.
//
// It travels in a thread-local variable, since the method's own signature has no room for it.
#pragma once

#include "../base/config.hpp"
#include "request.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Where nothing is published: a request that is done, and nobody's.
DYNIFY_VISIBLE inline constexpr request no_request = [] {
  request done{};
  done.state = progress::decided();
  return done;
}();

/// What a thread leaves for the coroutine that it is about to make.
///
/// Shared libraries may each have one of their own. That does no harm, since who publishes a
/// request and who answers it stand in one image, the implementor's.
struct thread_state {
  /// Never nullptr, since it is read at every call; nobody writes to `no_request`, which is done.
  request* innermost = const_cast<request*>(&no_request);
  /// A refused request, from operator new to get_return_object_on_allocation_failure.
  request* refused = nullptr;
};

DYNIFY_VISIBLE inline constinit DYNIFY_THREAD_LOCAL thread_state this_thread{};

/// Keeps the order of accesses for an interrupt on this stack, which is all that an interrupt
/// needs.
inline void interrupt_fence() noexcept { __atomic_signal_fence(__ATOMIC_SEQ_CST); }

/// What is stored before is seen by an interrupt that sees what is stored after.
inline void interrupt_release() noexcept { __atomic_signal_fence(__ATOMIC_RELEASE); }

/// Publishes a request while it lives; afterwards all is as it was, whatever the method did: a
/// method may make dyn calls of its own before it makes its coroutine, and so may the copy of a
/// parameter, after the frame was created and before its promise is.
class publication {
 public:
  explicit publication(request& r, thread_state& in = this_thread) noexcept
      : in_(in), outer_(in.innermost) {
    r.outer = outer_;
    interrupt_release();
    in.innermost = &r;
  }
  publication(const publication&) = delete;
  publication& operator=(const publication&) = delete;
  [[gnu::always_inline]] ~publication() { in_.innermost = outer_; }

 private:
  thread_state& in_;
  request* outer_;  // the request itself may be gone by then
};

/// Takes what is published out of the way while it lives, for code that has nothing to do with the
/// call, an interrupt's or a waiting thread's: publishes a request that is done. Bodies that end
/// meanwhile still find their ramps.
class publication_suspended {
 public:
  publication_suspended() noexcept : refused_(this_thread.refused), published_(nobodys()) {}
  publication_suspended(const publication_suspended&) = delete;
  publication_suspended& operator=(const publication_suspended&) = delete;
  ~publication_suspended() { this_thread.refused = refused_; }

 private:
  request& nobodys() noexcept {
    done_.frame = nullptr;
    done_.of = nullptr;
    done_.state = progress::decided();
    return done_;
  }

  request* refused_;
  request done_;
  publication published_;
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
