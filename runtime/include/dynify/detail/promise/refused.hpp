// A refusal where the coroutine's type has no object without a coroutine: it is thrown, from
// operator new to the thunk.
#pragma once

#include "../base/config.hpp"
#include "frame.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Nobody but thunks catches it, and whoever catches all.
struct refused_frame {};

/// After a frame was not to be had, once the arguments are back. Not DYNIFY_COLD: see there.
[[noreturn, gnu::cold, gnu::noinline]] inline void throw_refused() {
  after_failed_allocation();
#if DYNIFY_EXCEPTIONS
  throw refused_frame();
#else
  fail("dynify: a coroutine was refused, and there are no exceptions");
#endif
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
