// A coroutine call that takes its object along.
#pragma once

#include "detail/base/language.hpp"

#include <type_traits>
#include <utility>

#include "companion/through.hpp"
#include "constructor.hpp"
#include "detail/base/memory.hpp"
#include "detail/call/keep.hpp"
#include "detail/call/operations.hpp"
#include "layout.hpp"
#include "trait.hpp"

namespace dynify {
inline namespace v1 {

template <class Trait>
class box;

namespace detail {

template <class Owner, class Signature>
inline constexpr bool keeps_owner<kept<Owner, Signature>> = true;

}  // namespace detail

/// What a method called through `std::move(box)->` or through a `shared` returns: a `constructor`
/// that owns the object, or shares in it, with the same operations. The coroutine that it builds
/// keeps the object alive until it is destroyed: the owner stands behind the frame, in the same
/// container. `layout()` counts it.
///
/// Where nothing is built, the object is still the constructor's. Under `in` it ends with the
/// frame, before the result is handed over.
template <class Owner, class Task, class... Args>
class [[nodiscard]] DYNIFY_CONSUMABLE kept<Owner, Task(Args...)>
    : public detail::operations<kept<Owner, Task(Args...)>, Task, Args...> {
  using base = detail::operations<kept, Task, Args...>;

 public:
  /// For `box` and `shared`.
  kept(constructor<Task(Args...)>&& call,
       Owner&& owner) noexcept((std::is_nothrow_move_constructible_v<Args> && ...))
      : base(call), owner_(std::move(owner)), object_(call.object_), start_(call.start_) {}
  kept(kept&&) = default;
  kept& operator=(kept&&) = default;

  /// As that of a `constructor`, with the owner.
  [[nodiscard]] ::dynify::layout layout() { return detail::with_owner<Owner>(base::layout()); }

 private:
  friend base;

  using backup = detail::unchanged_call;
  static constexpr bool can_be_put_back = true;

  [[nodiscard]] detail::start_function<Task(Args...)> entry() const noexcept { return start_; }
  [[nodiscard]] void* object() const noexcept { return object_.get(); }
  [[nodiscard]] detail::called_object& called_on() noexcept { return object_; }
  [[nodiscard]] kept& changed() noexcept { return *this; }

  template <class... Containers>
  [[nodiscard]] auto request_for(detail::call* waiter, Containers&... containers) noexcept {
    return detail::keeping_chain<Owner, Containers...>(waiter, owner_, containers...);
  }

  Owner owner_;
  detail::called_object object_;
  detail::start_function<Task(Args...)> start_;
};

namespace detail {

/// Points at a class of calls that is made for one of them: what `operator->` of an owner returns.
template <class Calls>
class calls_arrow {
 public:
  explicit calls_arrow(Calls&& calls) noexcept : calls_(std::move(calls)) {}
  [[nodiscard]] Calls* operator->() noexcept { return detail::address_of(calls_); }

 private:
  Calls calls_;
};

/// Gives every coroutine an owner of the object, which `Access` makes of `Owner`; what is called
/// straight through is called straight through.
template <class Owner, class Access>
class keeping {
 public:
  static constexpr bool gives_object = Access::gives_object;
  static constexpr bool gives_away = gives_object;

  explicit keeping(Owner& owner) noexcept : owner_(detail::address_of(owner)) {}

  template <class Task, class... Args>
  kept<std::remove_const_t<Owner>, Task(Args...)> operator()(
      constructor<Task(Args...)>&& call) const {
    return {std::move(call), Access::take(*owner_)};
  }
  template <class Trait, class... Args>
  constructor<box<Trait>(Args...)> operator()(constructor<box<Trait>(Args...)>&& call) const {
    return std::move(call);
  }

 private:
  Owner* owner_;
};

/// What `operator->` of an owner returns whose calls keep the object; a plain pointer where there
/// is nothing to keep it for.
template <class Trait, class Access, class Owner>
auto call_through(dyn<Trait>& object, Owner& owner) noexcept {
  if constexpr (has_through<Trait>) {
    using via = keeping<Owner, Access>;
    return calls_arrow(through<Trait, via>(object, via(owner)));
  } else {
    return detail::address_of(object);
  }
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
