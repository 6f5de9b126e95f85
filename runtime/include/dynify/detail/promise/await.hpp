// What a co_await expression awaits.
#pragma once

#include <coroutine>
#include <type_traits>
#include <utility>

#include "../base/words.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

template <class A>
concept has_member_co_await = requires(A&& a) { static_cast<A&&>(a).operator co_await(); };
template <class A>
concept has_free_co_await = requires(A&& a) { operator co_await(static_cast<A&&>(a)); };
template <class A>
concept has_operator_co_await = has_member_co_await<A> || has_free_co_await<A>;

template <class A>
constexpr bool is_awaiter_nothrow() noexcept {
  if constexpr (has_member_co_await<A>)
    return noexcept(std::declval<A>().operator co_await());
  else if constexpr (has_free_co_await<A>)
    return noexcept(operator co_await(std::declval<A>()));
  else
    return true;
}

/// Whether `A` is what co_await calls the functions of.
template <class A>
inline constexpr bool awaits_itself = requires(A& a) { a.await_ready(); };

/// What awaiting gives that cannot be awaited: only in an error, so that nothing else is wrong
/// behind it. With the result that one expects.
template <class R>
struct awaited_nowhere {
  [[nodiscard]] bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  R await_resume() const;
};

/// The awaiter of an awaitable: what its operator co_await gives, member or free, or itself.
template <class A>
[[gnu::always_inline]] inline decltype(auto) awaiter_of(A&& a) noexcept(is_awaiter_nothrow<A&&>()) {
  if constexpr (has_member_co_await<A>)
    return static_cast<A&&>(a).operator co_await();
  else if constexpr (has_free_co_await<A>)
    return operator co_await(static_cast<A&&>(a));
  else if constexpr (awaits_itself<std::remove_reference_t<A>>)
    return static_cast<A&&>(a);
  else {
    static_assert(never<A>,
                  "dynify: this cannot be awaited: a task that has a name is awaited by "
                  "std::move(task), a call with its place, call.in(place)");
    return awaited_nowhere<void>();
  }
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
