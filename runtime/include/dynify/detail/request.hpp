// The slot request: how a call tells the coroutine that it is about to make where its frame goes.
//
//     thunk publishes a request -> the implementor's method -> promise's operator new takes it, places the frame or refuses
//                                                           -> promise's constructor learns who waits (only for `in`)
//
// It travels in a thread-local pointer, since the method's own signature has no room for it.
#pragma once

#include <cstddef>

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

/// What a call asks of the first frame that is created under it. Lives on the stack of the caller of the thunk.
struct request {
  /// Storage offered, aligned for a frame; once taken, the frame.
  void* frame = nullptr;
  /// Bytes offered at `frame`.
  std::size_t capacity = 0;
  /// For the trailer of a frame that is placed there.
  release_function release = nullptr;
  /// Looks for another place, if there is one to look in.
  placement (*find_place)(request&, layout) noexcept = nullptr;
  /// Who waits for the result; nullptr: the frame is built, not started.
  call* waiting = nullptr;
  /// Moves refused by-value arguments back, if there are any.
  void (*give_back)(request&, const refused_parameter* parameters, std::size_t count) noexcept = nullptr;
  /// The addresses that arguments are given back to, in order.
  void* const* arguments = nullptr;
  /// Whether a frame was created under this request.
  bool taken = false;
  /// The frame's size with its trailer, where it was refused.
  std::size_t refused_size = 0;
};

/// What a thread leaves for the coroutine it is about to make.
struct thread_state {
  request* published = nullptr;  // for the next frame
  request* placed = nullptr;     // from operator new to the promise's constructor
  request* refused = nullptr;    // from operator new to get_return_object_on_allocation_failure
  struct ramp* ramps = nullptr;  // calls on this thread's stack whose body has suspended, innermost first
};

[[gnu::visibility("default")]] inline constinit DYNIFY_THREAD_LOCAL thread_state this_thread;

/// Publishes a request while it lives. Afterwards what was published before stands again, whatever the method did: made no
/// coroutine, threw, or made its own dyn calls first.
class publication {
 public:
  explicit publication(request& r) noexcept : outer_(this_thread.published) {
    this_thread.published = &r;
  }
  publication(const publication&) = delete;
  publication& operator=(const publication&) = delete;
  ~publication() {
    this_thread.published = outer_;
    this_thread.placed = nullptr;
  }

 private:
  request* outer_;
};

}  // namespace detail
}  // namespace v0
}  // namespace dynify
