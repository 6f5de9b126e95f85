// Step 3 of a call where a parameter's move into the frame throws: the frame of a coroutine whose
// promise was never built.
//
// Clang 16 to 22 at -O0 and -O1 keep the exception that a ramp passes on in the frame, where
// the final awaiter transfers to another coroutine, and read it from there after the promise's
// operator delete has run. So the storage of such a frame is given back once its ramp has unwound:
// by the call that made it, or by the next frame or the next such end on the same thread. Bytes
// with a flag are free at once, and readable until something else lives there: a stack may end
// right behind a coroutine that was called directly, and knows of no call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <utility>

#include "../base/config.hpp"
#include "../base/poison.hpp"
#include "../place/release.hpp"
#include "frame.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

#if defined(__clang__) && DYNIFY_EXCEPTIONS

// With -O1 it is so, too, which no macro tells from -O2; there the sanitizer's report is mended.
#if !defined(__OPTIMIZE__) || DYNIFY_POISON
#define DYNIFY_RAMP_READS_ENDED_FRAME 1
#else
#define DYNIFY_RAMP_READS_ENDED_FRAME 0
#endif

/// A frame whose storage is to be given back: at most one, since the ramp of an earlier one has
/// unwound when another ends.
struct unwound_frame {
  void* frame = nullptr;
  std::size_t size = 0;
};
DYNIFY_VISIBLE inline constinit DYNIFY_THREAD_LOCAL unwound_frame unwound{};

/// Gives it back, if there is one. For whoever made the call that has thrown.
inline void release_unwound_frame() noexcept {
  if (void* const frame = std::exchange(unwound.frame, nullptr)) release_frame(frame, unwound.size);
}

/// Where the promise will be: behind the two functions with which every frame begins. Its first
/// word says whether it was built, since no promise holds its own address.
class unbuilt_promise {
 public:
  explicit unbuilt_promise(void* frame) noexcept
      : word_(reinterpret_cast<std::uintptr_t*>(frame) + 2) {}
  void mark() const noexcept { *word_ = reinterpret_cast<std::uintptr_t>(word_); }
  [[nodiscard]] bool is_marked() const noexcept {
    return *word_ == reinterpret_cast<std::uintptr_t>(word_);
  }

 private:
  std::uintptr_t* word_;
};

/// Base of the promise of dynify::task: `placed_frame`, with frames that never had a promise kept
/// until their ramps have unwound, where a ramp reads them until then.
struct task_frame : placed_frame {
  template <class... Parameters>
  [[gnu::always_inline]] static void* operator new(std::size_t size,
                                                   Parameters&... parameters) noexcept {
    return without_promise(placed_frame::operator new(size, parameters...));
  }
  static void operator delete(void* frame, std::size_t size) noexcept { end(frame, size); }

  template <class... Parameters>
  [[gnu::always_inline]] static void* operator new(std::size_t size, std::align_val_t align,
                                                   Parameters&... parameters) noexcept {
    return without_promise(placed_frame::operator new(size, align, parameters...));
  }
  static void operator delete(void* frame, std::size_t size, std::align_val_t) noexcept {
    end(frame, size);
  }

 private:
  [[gnu::always_inline]] static void* without_promise(void* frame) noexcept {
#if DYNIFY_RAMP_READS_ENDED_FRAME
    release_unwound_frame();
    if (frame) unbuilt_promise(frame).mark();
#endif
    return frame;
  }
  static void end(void* frame, std::size_t size) noexcept {
#if DYNIFY_RAMP_READS_ENDED_FRAME
    if (unbuilt_promise(frame).is_marked()) {
      release_unwound_frame();
      const whom_to_tell whom = trailer_of(frame, size).whom;
      if (is_flag(whom))
        flag_of(whom).is_set = false;
      else
        unwound = {frame, size};
      return;
    }
#endif
    release_frame(frame, size);
  }
};

#else
inline void release_unwound_frame() noexcept {}
using task_frame = placed_frame;
#endif

}  // namespace detail
}  // namespace v1
}  // namespace dynify
