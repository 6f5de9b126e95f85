// A call: who waits for a coroutine, and where its result goes. And ramps: calls that still stand on the stack of the
// thread that made them.
#pragma once

#include <coroutine>
#include <exception>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "../error.hpp"
#include "config.hpp"
#include "request.hpp"

namespace dynify {
inline namespace v0 {
namespace detail {

/// On the stack of whoever starts a coroutine's body, for as long as the body's first stretch runs above it.
///
/// A body that ends while its ramp is still there must return into it, not resume whoever waits from on top of it: a loop of
/// calls that complete at once would grow the stack at every turn. So a body links its ramp into the thread's list at its
/// first suspension, and looks for it there when it ends. A body that never suspends touches no list.
struct ramp {
  ramp* outer;
  call* of;
  bool linked = false;
  bool finished = false;
};

enum class outcome : unsigned char { none, value, error };

/// In the awaiter; lives until whoever waits is resumed or destroyed. After the ramp has returned with the body suspended,
/// only the body may touch it: another thread may have finished it all.
struct call {
  std::coroutine_handle<> waiting_;
  ramp* by_;     // set by whoever starts the body
  void* frame_;  // set at the body's first suspension
  /// The body has suspended at least once and not ended under its own ramp.
  bool suspended_ = false;
  /// The frame was placed by a thunk, so that nobody else destroys it: it may end by itself.
  bool ends_by_itself_ = false;
  outcome state_ = outcome::none;
};

/// Notes the first suspension of the call's body, before anybody else can resume it.
inline void note_first_suspension(call& c, void* frame) noexcept {
  ramp& r = *c.by_;
  c.frame_ = frame;
  c.suspended_ = true;
  r.of = &c;
  r.linked = true;
  r.outer = std::exchange(this_thread.ramps, &r);
}

/// Whether the call's ramp stands on this thread's stack. Both addresses are compared: those of stacks are reused.
inline bool under_own_ramp(const call& c) noexcept {
  for (const ramp* r = this_thread.ramps; r; r = r->outer)
    if (r == c.by_ && r->of == &c) return true;
  return false;
}

/// Takes a ramp off the list, if it is on it, once the body's first stretch has returned.
inline void unlink(const ramp& r) noexcept {
  if (r.linked) this_thread.ramps = r.outer;
}

template <class R>
struct stored {
  using type = R;
};
template <class R>
  requires std::is_reference_v<R>
struct stored<R> {
  using type = std::remove_reference_t<R>*;
};
template <>
struct stored<void> {
  struct type {};
};

/// A call with room for its result, so that the frame needs none.
template <class R>
class call_of : public call {
 public:
  using stored_type = typename stored<R>::type;

  call_of() noexcept {}
  call_of(const call_of&) = delete;
  call_of& operator=(const call_of&) = delete;
  ~call_of() {
    if (state_ == outcome::value)
      std::destroy_at(std::addressof(value_));
#if DYNIFY_EXCEPTIONS
    else if (state_ == outcome::error) [[unlikely]]
      std::destroy_at(&error_);
#endif
  }

  template <class... U>
  void set_value(U&&... value) {
    ::new (static_cast<void*>(std::addressof(value_))) stored_type(static_cast<U&&>(value)...);
    state_ = outcome::value;
  }

#if DYNIFY_EXCEPTIONS
  /// The body may have returned a value and thrown afterwards, from a destructor: the exception wins.
  void set_error(std::exception_ptr error) noexcept {
    if (state_ == outcome::value) std::destroy_at(std::addressof(value_));
    ::new (static_cast<void*>(&error_)) std::exception_ptr(std::move(error));
    state_ = outcome::error;
  }
#endif

  void set_error(const init_error& error) noexcept {
#if DYNIFY_EXCEPTIONS
    set_error(visit_error(error, [](const auto& e) { return std::make_exception_ptr(e); }));
#else
    fail(error.what());
#endif
  }

  /// The result, once. Throws what the body threw.
  R take() {
#if DYNIFY_EXCEPTIONS
    if (state_ == outcome::error) [[unlikely]]
      std::rethrow_exception(error_);
#endif
    if constexpr (std::is_reference_v<R>)
      return static_cast<R>(*value_);
    else if constexpr (!std::is_void_v<R>)
      return std::move(value_);
  }

 private:
  union {
    stored_type value_;
#if DYNIFY_EXCEPTIONS
    std::exception_ptr error_;
#endif
  };
};

}  // namespace detail
}  // namespace v0
}  // namespace dynify
