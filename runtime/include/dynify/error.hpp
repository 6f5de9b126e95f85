// What goes wrong when a frame or an object is placed, and what happens where nothing can be
// thrown.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <exception>

#include "detail/base/config.hpp"

namespace dynify {
inline namespace v1 {

/// Called for what cannot be reported otherwise: a broken contract, or any error in a build without
/// exceptions. Must not return.
using failure_hook = void (*)(const char* message);

namespace detail {
[[noreturn]] inline void trap(const char*) noexcept { __builtin_trap(); }
}  // namespace detail

/// The hook in force; assign a function of your own to see the message. The default traps. Set it
/// before other threads run: it is read without synchronisation.
inline constinit failure_hook on_failure = &detail::trap;

namespace detail {
[[noreturn, gnu::cold, gnu::noinline]] inline void fail(const char* message) noexcept {
  on_failure(message);
  __builtin_trap();  // a hook that returns is a bug of its own
}
}  // namespace detail

namespace detail {
#if DYNIFY_EXCEPTIONS
using error_base = std::exception;
#else
/// Nobody catches it. A virtual destructor would bring operator delete, and with it a heap, into
/// every image.
struct error_base {};
#endif
}  // namespace detail

/// Why nothing was built.
enum class init_failure : unsigned char {
  out_of_capacity,  ///< no container had room; the numbers are those of the last one tried
  buffer_occupied,  ///< the last container tried holds a living frame or object
  not_placed,  ///< the method returned another task than the one whose frame was placed by this
               ///< call
  failed,      ///< the function that was to build the object returned an error
};

/// Base of everything that `init`, `try_init` and `in` report. Nothing was built, all arguments are
/// back in the constructor. In a build without exceptions it does not derive from `std::exception`.
class init_error : public detail::error_base {
 public:
  init_error(init_failure reason, std::size_t needed, std::size_t available,
             std::size_t peak = 0) noexcept
      : needed_(needed), available_(available), peak_(peak), reason_(reason) {}

  [[nodiscard]] init_failure reason() const noexcept { return reason_; }

  /// Bytes that the frame or object takes in the last container tried, what dynify adds included.
  [[nodiscard]] std::size_t needed() const noexcept { return needed_; }

  /// Bytes that the last container tried had at an aligned address. 0 where it is occupied, or does
  /// not tell.
  [[nodiscard]] std::size_t available() const noexcept { return available_; }

  /// The most bytes that were ever used of the `frame_stack` that has no room; 0 of other
  /// containers.
  [[nodiscard]] std::size_t peak() const noexcept { return peak_; }

  [[nodiscard]] const char* what() const noexcept {
    switch (reason_) {
      case init_failure::out_of_capacity:
        return "dynify: out of capacity: no container has room for it";
      case init_failure::buffer_occupied:
        return "dynify: buffer occupied: something still lives in it";
      case init_failure::failed:
        return "dynify: not built: the function that was to build the object returned an error";
      case init_failure::not_placed:
        break;
    }
    return "dynify: not placed: the method returned another task than the first coroutine it "
           "called, whose frame was placed; or that is of another library, and its class no "
           "dynify::placeable";
  }

 private:
  std::size_t needed_;
  std::size_t available_;
  std::size_t peak_;
  init_failure reason_;
};

/// No container in the chain has room.
class out_of_capacity : public init_error {
 public:
  out_of_capacity(std::size_t needed, std::size_t available, std::size_t peak = 0) noexcept
      : init_error(init_failure::out_of_capacity, needed, available, peak) {}
};

/// The last buffer in the chain holds something that still lives.
class buffer_occupied : public init_error {
 public:
  explicit buffer_occupied(std::size_t needed) noexcept
      : init_error(init_failure::buffer_occupied, needed, 0) {}
};

/// The method is not one coroutine: it made none, or more than one, or returned a task made
/// earlier.
class frame_not_placed : public init_error {
 public:
  frame_not_placed() noexcept : init_error(init_failure::not_placed, 0, 0) {}
};

namespace detail {

#if DYNIFY_EXCEPTIONS
/// Calls `f` with the error as an object of its own class, so that `catch (const out_of_capacity&)`
/// works.
template <class F>
auto visit_error(const init_error& error, F f) {
  switch (error.reason()) {
    case init_failure::out_of_capacity:
      return f(out_of_capacity(error.needed(), error.available(), error.peak()));
    case init_failure::buffer_occupied:
      return f(buffer_occupied(error.needed()));
    case init_failure::failed:  // of make_with, which throws it with the error
    case init_failure::not_placed:
      break;
  }
  return f(frame_not_placed());
}
#endif

[[noreturn, gnu::cold]] inline void raise(const init_error& error) {
#if DYNIFY_EXCEPTIONS
  visit_error(error, [](const auto& concrete) { throw concrete; });
#endif
  fail(error.what());
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
