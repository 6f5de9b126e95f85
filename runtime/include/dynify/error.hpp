// What goes wrong when a frame or an object is placed, and what happens where nothing can be
// thrown.
#pragma once

#include "detail/base/language.hpp"

#include <cstddef>
#include <exception>

#include "detail/base/config.hpp"
#include "detail/base/message.hpp"
#if DYNIFY_MESSAGES
#include "detail/base/last_words.hpp"
#endif

namespace dynify {
inline namespace v1 {

/// Called for what cannot be reported otherwise: a broken contract, or any error in a build without
/// exceptions. Must not return.
using failure_hook = void (*)(const char* message);

namespace detail {
#if DYNIFY_MESSAGES
inline constexpr failure_hook default_failure = &print_and_abort;
#else
[[noreturn]] inline void trap(const char*) noexcept { __builtin_trap(); }
inline constexpr failure_hook default_failure = &trap;
#endif
}  // namespace detail

/// The hook in force; assign a function of your own to do something else. The default prints the
/// message to stderr and aborts; in a freestanding build, and where DYNIFY_NO_HEAP is defined, it
/// traps. Set it before other threads run: it is read without synchronisation.
inline constinit failure_hook on_failure = detail::default_failure;

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
struct error_access;
}  // namespace detail

/// Why nothing was built.
enum class init_failure : unsigned char {
  out_of_capacity,  ///< no container had room; the numbers are those of the last one tried
  buffer_occupied,  ///< the last container tried holds a living frame or object
  not_placed,  ///< the method returned another task than the one whose frame was placed by this
               ///< call
  failed,      ///< the function that was to build the object returned an error
};

/// What a method did that is not one coroutine, whose frame `init` or `in` places.
enum class misdeed : unsigned char {
  unknown,           ///< cannot be told: the coroutine type is of another library
  made_none,         ///< returned an empty task, and made no coroutine
  returned_earlier,  ///< returned a task that it has not made, and made no coroutine
  returned_none,     ///< made a coroutine, and returned an empty task
  returned_other     ///< made a coroutine, and returned another task
};

/// Base of everything that `init`, `try_init` and `in` report. Nothing was built, all arguments are
/// back in the constructor. In a build without exceptions it does not derive from `std::exception`.
class init_error : public detail::error_base {
 public:
  init_error(init_failure reason, std::size_t needed, std::size_t available,
             std::size_t peak = 0) noexcept
      : needed_(needed), available_(available), peak_(peak), reason_(reason) {}
  explicit init_error(misdeed did) noexcept
      : needed_(0), available_(0), reason_(init_failure::not_placed), did_(did) {}

  [[nodiscard]] init_failure reason() const noexcept { return reason_; }

  /// Bytes that the frame or object takes in the last container tried, what dynify adds included.
  [[nodiscard]] std::size_t needed() const noexcept { return needed_; }

  /// Bytes that the last container tried had at an aligned address. 0 where it is occupied, or does
  /// not tell.
  [[nodiscard]] std::size_t available() const noexcept { return available_; }

  /// The most bytes that were ever used of the `frame_stack` that has no room; 0 of other
  /// containers.
  [[nodiscard]] std::size_t peak() const noexcept { return peak_; }

  /// What the method did where `reason()` is `not_placed`.
  [[nodiscard]] misdeed did() const noexcept { return did_; }

  /// `Stream::next`: the method of the trait that was called, as far as that is known, or nullptr.
  [[nodiscard]] const char* called() const noexcept { return called_; }

  /// What is wrong, without the numbers; with them where it is thrown.
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
  friend detail::error_access;

  std::size_t needed_;
  std::size_t available_;
  std::size_t peak_ = 0;
  const char* called_ = nullptr;
  init_failure reason_;
  misdeed did_ = misdeed::unknown;
};

namespace detail {

struct error_access {
  /// The same error, of the method with this name.
  [[nodiscard]] static init_error name(init_error error, const char* called) noexcept {
    error.called_ = called;
    return error;
  }
};

#if DYNIFY_MESSAGES
[[nodiscard]] inline const char* words_of(misdeed did) noexcept {
  switch (did) {
    case misdeed::made_none:
      return " made no coroutine, and returned an empty task";
    case misdeed::returned_earlier:
      return " made no coroutine, and returned a task that was made before";
    case misdeed::returned_none:
      return " made a coroutine, and returned an empty task";
    case misdeed::returned_other:
      return " made a coroutine whose frame was placed, and returned another task";
    case misdeed::unknown:
      break;
  }
  return nullptr;
}

/// `dynify: Stream::next needs 1384 bytes, the last container has 512`.
[[nodiscard, gnu::cold, gnu::noinline]] inline message message_of(
    const init_error& error) noexcept {
  message text;
  const char* const called = error.called();
  switch (error.reason()) {
    case init_failure::out_of_capacity:
      text << "dynify: " << (called ? called : "what is to be built") << " needs " << error.needed()
           << " bytes, the last container has ";
      return error.available() > 0 ? text << error.available() : text << "no room for them";
    case init_failure::buffer_occupied:
      return text << "dynify: " << (called ? called : "what is to be built") << " needs "
                  << error.needed()
                  << " bytes in a buffer that is occupied: something still lives in it";
    case init_failure::failed:
      break;
    case init_failure::not_placed:
      if (const char* const did = words_of(error.did()))
        return text << "dynify: " << (called ? called : "the method") << did
                    << ": it is to return the first coroutine that it calls";
      break;
  }
  return text << error.what();
}
#endif

/// The text of an error that is thrown, made when it is thrown.
#if DYNIFY_MESSAGES
class thrown_text {
 public:
  explicit thrown_text(const init_error& error) noexcept : text_(message_of(error)) {}
  [[nodiscard]] const char* what(const init_error&) const noexcept { return text_.c_str(); }

 private:
  message text_;
};
#else
class thrown_text {
 public:
  explicit thrown_text(const init_error&) noexcept {}
  [[nodiscard]] const char* what(const init_error& error) const noexcept {
    return error.init_error::what();
  }
};
#endif

}  // namespace detail

/// No container in the chain has room.
class out_of_capacity : public init_error {
 public:
  out_of_capacity(std::size_t needed, std::size_t available, std::size_t peak = 0) noexcept
      : out_of_capacity(init_error(init_failure::out_of_capacity, needed, available, peak)) {}
  explicit out_of_capacity(const init_error& error) noexcept : init_error(error), text_(error) {}

  [[nodiscard]] const char* what() const noexcept { return text_.what(*this); }

 private:
  [[no_unique_address]] detail::thrown_text text_;
};

/// The last buffer in the chain holds something that still lives.
class buffer_occupied : public init_error {
 public:
  explicit buffer_occupied(std::size_t needed) noexcept
      : buffer_occupied(init_error(init_failure::buffer_occupied, needed, 0)) {}
  explicit buffer_occupied(const init_error& error) noexcept : init_error(error), text_(error) {}

  [[nodiscard]] const char* what() const noexcept { return text_.what(*this); }

 private:
  [[no_unique_address]] detail::thrown_text text_;
};

/// The method is not one coroutine: it made none, or more than one, or returned a task made
/// earlier.
class frame_not_placed : public init_error {
 public:
  frame_not_placed() noexcept : frame_not_placed(init_error(misdeed::unknown)) {}
  explicit frame_not_placed(const init_error& error) noexcept : init_error(error), text_(error) {}

  [[nodiscard]] const char* what() const noexcept { return text_.what(*this); }

 private:
  [[no_unique_address]] detail::thrown_text text_;
};

namespace detail {

#if DYNIFY_EXCEPTIONS
/// Calls `f` with the error as an object of its own class, so that `catch (const out_of_capacity&)`
/// works.
template <class F>
auto visit_error(const init_error& error, F f) {
  switch (error.reason()) {
    case init_failure::out_of_capacity:
      return f(out_of_capacity(error));
    case init_failure::buffer_occupied:
      return f(buffer_occupied(error));
    case init_failure::failed:  // of make_with, which throws it with the error
    case init_failure::not_placed:
      break;
  }
  return f(frame_not_placed(error));
}
#endif

/// Reports an error where nothing can be thrown.
[[noreturn, gnu::cold, gnu::noinline]] inline void fail_by(const init_error& error) noexcept {
#if DYNIFY_MESSAGES
  fail(message_of(error).c_str());
#else
  fail(error.what());
#endif
}

[[noreturn, gnu::cold]] inline void raise(const init_error& error) {
#if DYNIFY_EXCEPTIONS
  visit_error(error, [](const auto& concrete) { throw concrete; });
#endif
  fail_by(error);
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
