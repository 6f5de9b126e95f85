// Values of any types, side by side: what this library needs of a tuple. An aggregate, so that
// nothing is instantiated, nor called without optimisation, to make one and to read it.
#pragma once

#include <cstddef>
#include <utility>

namespace dynify {
inline namespace v1 {
namespace detail {

/// One of them. Not [[no_unique_address]]: Clang 16 miscompiles the initialisation of an aggregate
/// with an empty such member, or takes memory for it without end.
template <std::size_t, class T>
struct packed {
  T value;
};

template <class Indices, class... Ts>
struct pack_of;
template <std::size_t... I, class... Ts>
struct pack_of<std::index_sequence<I...>, Ts...> : packed<I, Ts>... {
  /// Calls `f` with all of them, as lvalues.
  template <class F>
  [[gnu::always_inline]] constexpr decltype(auto) apply(F&& f) {
    return static_cast<F&&>(f)(packed<I, Ts>::value...);
  }
};

/// Made of one value for each: `pack<A, B>{{a}, {b}}`.
template <class... Ts>
using pack = pack_of<std::index_sequence_for<Ts...>, Ts...>;

/// The one with this number, an lvalue.
template <std::size_t I, class T>
[[nodiscard, gnu::always_inline]] constexpr T& packed_at(packed<I, T>& one) noexcept {
  return one.value;
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
