// A coroutine call that has not been made yet: the caller says where its frame lives.
#pragma once

#include "detail/base/language.hpp"

#include "detail/call/operations.hpp"
#include "detail/call/start.hpp"

namespace dynify {
inline namespace v1 {

template <class Owner, class Signature>
class kept;

template <class Signature>
class constructor;

/// What a dyn's coroutine method returns: the method and its arguments, nothing allocated, nothing
/// run.
///
/// Owns its by-value arguments, borrows those passed by reference, which must live until the
/// coroutine ends, and the object, which must live as long. A movable value; consumed, as an
/// rvalue, by the operation that builds the coroutine. What fails loses nothing: the arguments are
/// back in the constructor, which can be used again.
template <class Task, class... Args>
class [[nodiscard]] DYNIFY_CONSUMABLE constructor<Task(Args...)>
    : public detail::operations<constructor<Task(Args...)>, Task, Args...> {
  using base = detail::operations<constructor, Task, Args...>;

 public:
  /// For generated code.
  constructor(void* object, detail::start_function<Task(Args...)> start, Args&&... args)
      : base(static_cast<Args&&>(args)...), object_(object), start_(start) {}
  constructor(constructor&&) = default;
  constructor& operator=(constructor&&) = default;

 private:
  friend base;
  template <class, class>
  friend class kept;
  template <class, class...>
  friend class detail::unpacked_call;

  using backup = detail::unchanged_call;
  static constexpr bool can_be_put_back = true;

  [[nodiscard]] detail::start_function<Task(Args...)> entry() const noexcept { return start_; }
  [[nodiscard]] void* object() const noexcept { return object_.get(); }
  [[nodiscard]] detail::called_object& called_on() noexcept { return object_; }
  [[nodiscard]] constructor& changed() noexcept { return *this; }

  detail::called_object object_;
  detail::start_function<Task(Args...)> start_;
};

}  // namespace v1
}  // namespace dynify
