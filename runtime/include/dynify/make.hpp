// Objects built in place: the same words as for coroutines.
#pragma once

#include "detail/base/language.hpp"

#include <concepts>
#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

#include "buffer.hpp"
#include "detail/base/pack.hpp"
#include "detail/place/built_in_place.hpp"
#include "detail/place/object.hpp"
#include "detail/place/placement.hpp"
#include "error.hpp"
#include "heap.hpp"
#include "init_result.hpp"
#include "layout.hpp"
#include "owner.hpp"

namespace dynify {
inline namespace v1 {

/// What `make` returns: a `T` that has not been built yet. Owns its arguments; consumed, as an
/// rvalue, by what builds the object.
template <class T, class... Args>
class [[nodiscard]] DYNIFY_CONSUMABLE object_constructor
    : public detail::built_in_place<object_constructor<T, Args...>, owner<T>,
                                    init_result<owner<T>, object_constructor<T, Args...>>> {
 public:
  // Said here, since -Wconsumed takes what is made of no arguments for consumed.
  DYNIFY_UNCONSUMED explicit object_constructor(Args&&... args) : args_{{std::move(args)}...} {}

  /// Size and alignment of a `T`, what dynify adds included.
  [[nodiscard]] static constexpr ::dynify::layout layout() noexcept {
    return detail::stored_object<T>::layout;
  }

 private:
  friend detail::built_in_place<object_constructor, owner<T>,
                                init_result<owner<T>, object_constructor>>;

  template <class... Containers>
  owner<T> init_in(Containers&... containers) {
    detail::shortage why;
    const detail::placement where = detail::find_object_place<T>(why, containers...);
    if (!where.at) detail::raise(why.error());
    return build(where);
  }

  template <class... Containers>
  init_result<owner<T>, object_constructor> try_init_in(Containers&... containers) {
    using result = init_result<owner<T>, object_constructor>;
    detail::shortage why;
    const detail::placement where = detail::find_object_place<T>(why, containers...);
    if (!where.at) return result(why.error(), std::move(*this));
    return result(build(where));
  }

  owner<T> build(const detail::placement& where) {
    detail::object_in_progress<T> object(where);
    T* const built = args_.apply(
        [&](auto&... args) { return detail::construct_object<T>(object.storage(), args...); });
    object.built();
    return detail::owner_access::make(built);
  }

  detail::pack<Args...> args_;
};

namespace detail {

/// Arguments that build a `T`, or each element of an array.
template <class T, class... Args>
inline constexpr bool is_made_of = std::constructible_from<T, Args...>;
template <class E, std::size_t N, class... Args>
inline constexpr bool is_made_of<E[N], Args...> =
    std::constructible_from<std::remove_all_extents_t<E>, const Args&...>;

}  // namespace detail

/// A constructor of a `T`: nothing is built until the caller says where. Arguments are kept by
/// value; pass `std::ref` for a reference. Of an array, `make<T[N]>(args...)`, every element is
/// built from the same arguments; what throws in the middle destroys those before, the last one
/// first.
template <class T, class... Args>
  requires detail::is_made_of<T, std::decay_t<Args>...>
[[nodiscard]] object_constructor<T, std::decay_t<Args>...> make(Args&&... args) {
  return object_constructor<T, std::decay_t<Args>...>(
      std::decay_t<Args>(std::forward<Args>(args))...);
}

}  // namespace v1
}  // namespace dynify
