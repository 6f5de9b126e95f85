// Objects built in place: the same words as for coroutines.
#pragma once

#include <concepts>
#include <memory>
#include <new>
#include <tuple>
#include <type_traits>
#include <utility>

#include "buffer.hpp"
#include "detail/object.hpp"
#include "detail/placement.hpp"
#include "error.hpp"
#include "heap.hpp"
#include "init_result.hpp"
#include "layout.hpp"
#include "owner.hpp"

namespace dynify {
inline namespace v0 {

/// What `make` returns: a `T` that has not been built yet. Owns its arguments; consumed, as an
/// rvalue, by what builds the object.
template <class T, class... Args>
class [[nodiscard]] object_constructor {
 public:
  explicit object_constructor(Args&&... args) : args_(std::move(args)...) {}

  /// Size and alignment of a `T`, what dynify adds included.
  [[nodiscard]] static constexpr ::dynify::layout layout() noexcept {
    return detail::stored_object<T>::layout;
  }

  /// Builds the object in the first container that has room.
  /// \throws out_of_capacity, buffer_occupied as the last container says; what the object's
  /// constructor throws, with the storage released.
  template <detail::container_argument... Containers>
    requires(sizeof...(Containers) > 0)
  [[nodiscard]] owner<T> init(Containers&&... containers) && {
    detail::shortage why;
    const detail::placement where = find_place(why, containers...);
    if (!where.at) detail::raise(why.error());
    return build(where);
  }

  /// The same, where having no room is no exception.
  template <detail::container_argument... Containers>
    requires(sizeof...(Containers) > 0)
  [[nodiscard]] init_result<owner<T>, object_constructor> try_init(Containers&&... containers) && {
    using result = init_result<owner<T>, object_constructor>;
    detail::shortage why;
    const detail::placement where = find_place(why, containers...);
    if (!where.at) return result(why.error(), std::move(*this));
    return result(build(where));
  }

  /// `init(dynify::heap)`.
#ifdef DYNIFY_NO_HEAP
  DYNIFY_HEAP_ONLY owner<T> boxed() &&;
#else
  [[nodiscard]] owner<T> boxed() && { return std::move(*this).init(heap); }
#endif

 private:
  template <class... Containers>
  static detail::placement find_place(detail::shortage& why, Containers&... containers) noexcept {
    detail::placement where;
    (void)((where = detail::place(containers, layout(), why), where.at != nullptr) || ...);
    return where;
  }

  owner<T> build(const detail::placement& where) {
    detail::write_trailer(where, detail::stored_object<T>::size);
    storage_guard guard{where.at};
    T* const object =
        std::apply([&](auto&... args) { return ::new (where.at) T(std::move(args)...); }, args_);
    guard.storage = nullptr;
    return detail::owner_access::make(object);
  }

  /// Releases the storage of an object whose constructor throws.
  struct storage_guard {
    void* storage;
    ~storage_guard() {
      if (storage) detail::stored_object<T>::release(storage);
    }
  };

  std::tuple<Args...> args_;
};

/// A constructor of a `T`: nothing is built until the caller says where. Arguments are kept by
/// value; pass `std::ref` for a reference.
template <class T, class... Args>
  requires std::constructible_from<T, std::decay_t<Args>...>
[[nodiscard]] object_constructor<T, std::decay_t<Args>...> make(Args&&... args) {
  return object_constructor<T, std::decay_t<Args>...>(
      std::decay_t<Args>(std::forward<Args>(args))...);
}

}  // namespace v0
}  // namespace dynify
