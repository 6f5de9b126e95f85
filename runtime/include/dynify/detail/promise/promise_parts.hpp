// What a wrapped promise has of the library's own: what `co_return` and `co_await` ask for.
#pragma once

#include <concepts>
#include <type_traits>
#include <utility>

namespace dynify {
inline namespace v1 {
namespace detail {

/// The parameter of a `return_value` that is neither overloaded nor a template: what a braced list
/// initialises.
template <class Function>
struct only_parameter;
template <class P, class T>
struct only_parameter<void (P::*)(T)> {
  using type = std::remove_cvref_t<T>;
};
template <class P, class T>
struct only_parameter<void (P::*)(T) noexcept> {
  using type = std::remove_cvref_t<T>;
};

/// Stands in for a braced list where there is no such parameter; nothing is made of it.
struct no_braced_list {
  no_braced_list() = delete;
};

template <class P>
struct returned_braced {
  using type = no_braced_list;
};
template <class P>
  requires requires { typename only_parameter<decltype(&P::return_value)>::type; }
struct returned_braced<P> {
  using type = typename only_parameter<decltype(&P::return_value)>::type;
};

/// Holds the library's promise, at its own address, with what `co_return` asks for.
template <class P>
struct holds_promise {
  P promise;

  holds_promise() = default;
  template <class... Args>
  explicit holds_promise(std::in_place_t, Args&&... args) : promise(static_cast<Args&&>(args)...) {}

  template <class U = typename returned_braced<P>::type>
    requires requires(P& p, U&& value) { p.return_value(static_cast<U&&>(value)); }
  void return_value(U&& value) noexcept(
      noexcept(std::declval<P&>().return_value(static_cast<U&&>(value)))) {
    promise.return_value(static_cast<U&&>(value));
  }
};
template <class P>
  requires requires(P& p) { p.return_void(); }
struct holds_promise<P> {
  P promise;

  holds_promise() = default;
  template <class... Args>
  explicit holds_promise(std::in_place_t, Args&&... args) : promise(static_cast<Args&&>(args)...) {}

  void return_void() noexcept(noexcept(std::declval<P&>().return_void())) { promise.return_void(); }
};

/// Converts to whatever a function takes; not overloaded ones.
struct anything {
  template <class T>
  operator T&() const noexcept;
  template <class T>
  operator T&&() const noexcept;
};

struct has_name_await_transform {
  int await_transform;
};
template <class P>
struct may_have_it_twice : P, has_name_await_transform {};

/// Whether the name `await_transform` is in the scope of `P`: then every `co_await` goes through
/// it. Of a final class, whose scope nobody can join, only what is not overloaded is seen.
template <class P>
constexpr bool names_await_transform() noexcept {
  if constexpr (!std::is_final_v<P>)
    return !requires { &may_have_it_twice<P>::await_transform; };
  else
    return requires { &P::await_transform; } ||
           requires(P& p, anything a) { p.await_transform(a); };
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
