// Any coroutine call, not only a dyn's, as a constructor: the caller says where its frame lives.
#pragma once

#include "detail/base/language.hpp"

#include <concepts>
#include <type_traits>
#include <utility>

#include "detail/base/config.hpp"
#include "detail/base/memory.hpp"
#include "detail/call/operations.hpp"
#include "detail/call/start.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// What a pointer to a member is used on: an object, what std::ref returns, or a pointer to one.
template <class M, class C, class Object>
constexpr decltype(auto) object_of_member(M C::*, Object&& object) {
  if constexpr (std::is_base_of_v<C, std::remove_cvref_t<Object>>)
    return static_cast<Object&&>(object);
  else if constexpr (requires {
                       {
                         object.get()
                       } -> std::same_as<typename std::remove_cvref_t<Object>::type&>;
                     })
    return object.get();
  else
    return *static_cast<Object&&>(object);
}

/// Calls a function object, or a member by its pointer.
struct invoke {
  template <class F, class... Args>
  constexpr decltype(auto) operator()(F& f, Args&&... args) const {
    if constexpr (std::is_member_pointer_v<F>)
      return of_member(f, static_cast<Args&&>(args)...);
    else
      return f(static_cast<Args&&>(args)...);
  }

 private:
  template <class M, class C, class Object, class... Args>
  static constexpr decltype(auto) of_member(M C::* member, Object&& object, Args&&... args) {
    decltype(auto) on = object_of_member(member, static_cast<Object&&>(object));
    if constexpr (std::is_function_v<M>)
      return (static_cast<decltype(on)&&>(on).*member)(static_cast<Args&&>(args)...);
    else
      return static_cast<decltype(on)&&>(on).*member;
  }
};

/// Puts a function object that its own call changes back as it was, where nothing came of the call.
template <class F>
class changed_function {
 public:
  explicit changed_function(F& f) : function_(&f), before_(f) {}
  changed_function(const changed_function&) = delete;
  changed_function& operator=(const changed_function&) = delete;
  /// Only where something else is thrown, which goes on even if the function cannot be put back.
  ~changed_function() {
#if DYNIFY_EXCEPTIONS
    try {
      put_back();
    } catch (...) {
    }
#else
    put_back();
#endif
  }

  void put_back() {
    if (F* const changed = std::exchange(function_, nullptr)) give_back_one(*changed, before_);
  }
  void dismiss() noexcept { function_ = nullptr; }

 private:
  F* function_;
  F before_;
};

}  // namespace detail

/// What `defer` returns: a function and arguments for it, nothing called yet. It has the operations
/// of a `constructor`, and reports what they report.
///
/// A function that can be called as const is: its captures cannot be lost. One that changes its
/// captures is copied before it is called, so that a refusal puts it back; where it cannot be
/// copied, there is no `layout` and no `try_init`.
template <class F, class... Args>
class [[nodiscard]] DYNIFY_CONSUMABLE deferred
    : public detail::operations<deferred<F, Args...>, std::invoke_result_t<F&, Args...>, Args...> {
  using task_type = std::invoke_result_t<F&, Args...>;
  using base = detail::operations<deferred, task_type, Args...>;

 public:
  explicit deferred(F&& f, Args&&... args)
      : base(static_cast<Args&&>(args)...), function_(static_cast<F&&>(f)) {}
  deferred(deferred&&) = default;
  deferred& operator=(deferred&&) = default;

 private:
  friend base;

  static constexpr bool is_const_callable = std::is_invocable_r_v<task_type, const F&, Args...>;
  static constexpr bool can_be_put_back = is_const_callable || std::is_copy_constructible_v<F>;
  using called = std::conditional_t<is_const_callable, const F, F>;
  using backup = std::conditional_t<is_const_callable || !can_be_put_back, detail::unchanged_call,
                                    detail::changed_function<F>>;

  [[nodiscard]] static constexpr detail::start_function<task_type(Args...)> entry() noexcept {
    return detail::starter<called, detail::invoke, "">();
  }
  [[nodiscard]] void* object() noexcept { return detail::address_of(function_); }
  [[nodiscard]] F& changed() noexcept { return function_; }
  [[nodiscard]] static constexpr detail::called_always called_on() noexcept { return {}; }

  [[no_unique_address]] F function_;
};

/// A constructor of the coroutine that `f(args...)` calls, static or free: nothing is called until
/// the caller says where its frame goes.
///
///     co_await dynify::defer([&] { return parse(line); }).in(frame);
///     co_await dynify::defer(&send, std::move(message)).in(frame);
///
/// Function and arguments are kept by value; pass `std::ref` for a reference. Arguments are moved
/// into the call and come back where it is refused: what a coroutine takes by value goes here. `f`
/// makes one coroutine and returns its task; it is called by what builds the coroutine, and by
/// `layout()`, and again after a refusal. It lives in the constructor: a coroutine that reads its
/// own captures is safe under `in`, which keeps them, and under `init` while the constructor lives.
template <class F, class... Args>
  requires std::is_invocable_v<std::decay_t<F>&, std::decay_t<Args>...>
deferred<std::decay_t<F>, std::decay_t<Args>...> defer(F&& f, Args&&... args) {
  return deferred<std::decay_t<F>, std::decay_t<Args>...>(
      std::decay_t<F>(std::forward<F>(f)), std::decay_t<Args>(std::forward<Args>(args))...);
}

}  // namespace v1
}  // namespace dynify
