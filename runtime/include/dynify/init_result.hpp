// What try_init returns.
#pragma once

#include "detail/base/language.hpp"

#include <new>
#include <utility>

#include "detail/base/memory.hpp"
#include "error.hpp"

namespace dynify {
inline namespace v1 {

/// What was built, or why not together with the constructor, intact.
template <class Built, class Constructor>
class [[nodiscard]] init_result {
 public:
  explicit init_result(Built&& built) noexcept
      : built_(std::move(built)), error_(misdeed::unknown), is_built_(true) {}
  init_result(const init_error& error, Constructor&& constructor)
      : constructor_(std::move(constructor)), error_(error), is_built_(false) {}

  init_result(init_result&& other) : error_(other.error_), is_built_(other.is_built_) {
    if (is_built_)
      ::new (static_cast<void*>(detail::address_of(built_))) Built(std::move(other.built_));
    else
      ::new (static_cast<void*>(detail::address_of(constructor_)))
          Constructor(std::move(other.constructor_));
  }
  init_result& operator=(init_result&&) = delete;
  ~init_result() {
    if (is_built_)
      detail::destroy(detail::address_of(built_));
    else
      detail::destroy(detail::address_of(constructor_));
  }

  /// Whether it was built.
  [[nodiscard]] explicit operator bool() const noexcept { return is_built_; }

  /// What was built. Calls `on_failure` where nothing was.
  [[nodiscard]] Built& value() & noexcept { return checked(), built_; }
  [[nodiscard]] Built&& value() && noexcept { return checked(), std::move(built_); }
  [[nodiscard]] Built& operator*() & noexcept { return value(); }
  [[nodiscard]] Built&& operator*() && noexcept { return std::move(*this).value(); }

  /// Why nothing was built. Calls `on_failure` where something was.
  [[nodiscard]] const init_error& error() const noexcept {
    if (is_built_) detail::fail("dynify: asked for the error of what was built");
    return error_;
  }

  /// The constructor, with all its arguments, to be used again. Calls `on_failure` where it was
  /// used up.
  [[nodiscard]] Constructor&& constructor() && noexcept {
    if (is_built_) detail::fail("dynify: asked for the constructor of what was built");
    return std::move(constructor_);
  }

 private:
  void checked() const noexcept {
    if (is_built_) [[likely]]
      return;
#if DYNIFY_MESSAGES
    detail::message text;
    detail::fail((text << "dynify: asked for the value of what was not built: "
                       << detail::message_of(error_).c_str())
                     .c_str());
#else
    detail::fail("dynify: asked for the value of what was not built");
#endif
  }

  union {
    Built built_;
    Constructor constructor_;
  };
  init_error error_;
  bool is_built_;
};

}  // namespace v1
}  // namespace dynify
