// What a co_await expression awaits.
#pragma once

#include <utility>

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

/// The awaiter of an awaitable: what its operator co_await gives, member or free, or itself.
template <class A>
[[gnu::always_inline]] inline decltype(auto) awaiter_of(A&& a) noexcept(is_awaiter_nothrow<A&&>()) {
  if constexpr (has_member_co_await<A>)
    return static_cast<A&&>(a).operator co_await();
  else if constexpr (has_free_co_await<A>)
    return operator co_await(static_cast<A&&>(a));
  else
    return static_cast<A&&>(a);
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
