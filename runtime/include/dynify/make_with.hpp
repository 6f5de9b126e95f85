// Objects that a function builds in place, and may fail to build.
#pragma once

#include "detail/base/language.hpp"

#include <new>
#include <type_traits>
#include <utility>

#include "detail/base/config.hpp"
#include "detail/base/memory.hpp"
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
namespace detail {

template <class T>
struct slot_access;

}  // namespace detail

/// Where the function given to `make_with` builds its `T`, while it runs. Copies are the same slot.
template <class T>
class slot {
 public:
  /// Where the object will stand, for good.
  [[nodiscard]] T* address() const noexcept { return static_cast<T*>(storage_); }

  /// Builds the object; once. If the function fails later, the object is destroyed.
  template <class... Args>
    requires std::is_constructible_v<T, Args...>
  T& construct(Args&&... args) const {
    if (*constructed_) detail::fail("dynify: slot: the object was built already");
    T* const built = ::new (storage_) T(static_cast<Args&&>(args)...);
    *constructed_ = true;
    return *built;
  }

  /// Says that an object stands at `address()`, built by other means: a C function, a placement new
  /// of its own.
  void assume_constructed() const noexcept { *constructed_ = true; }

 private:
  friend detail::slot_access<T>;
  slot(void* storage, bool& constructed) noexcept
      : storage_(storage), constructed_(detail::address_of(constructed)) {}

  void* storage_;
  bool* constructed_;
};

/// What `init` throws where the function returned an error, which it carries.
template <class E>
class build_failed : public init_error {
 public:
  explicit build_failed(E error)
      : init_error(init_failure::failed, 0, 0), error_(std::move(error)) {}
  [[nodiscard]] const E& error() const noexcept { return error_; }

 private:
  E error_;
};

/// What `try_init` returns where the function may return an error.
template <class Built, class Constructor, class E>
class [[nodiscard]] fallible_result : public init_result<Built, Constructor> {
 public:
  explicit fallible_result(Built&& built) noexcept
      : init_result<Built, Constructor>(std::move(built)) {}
  fallible_result(const init_error& error, E own, Constructor&& constructor)
      : init_result<Built, Constructor>(error, std::move(constructor)), own_(std::move(own)) {}

  /// The function's error; false where it returned none: the object was built, or there was no
  /// room.
  [[nodiscard]] const E& failure() const noexcept { return own_; }

 private:
  E own_{};
};

namespace detail {

template <class T>
struct slot_access {
  static slot<T> make(void* storage, bool& constructed) noexcept { return {storage, constructed}; }
};

/// An object that a function is about to build: unless it is kept, it is destroyed.
template <class T>
struct slot_in_progress {
  void* storage;
  bool constructed = false;

  explicit slot_in_progress(void* where) noexcept : storage(where) {}
  slot_in_progress(const slot_in_progress&) = delete;
  slot_in_progress& operator=(const slot_in_progress&) = delete;
  ~slot_in_progress() {
    if (constructed) destroy_object(static_cast<T*>(storage));
  }

  T* keep() noexcept {
    if (!constructed)
      fail("dynify: make_with: the function returned without having built the object");
    constructed = false;
    return std::launder(static_cast<T*>(storage));
  }
};

}  // namespace detail

template <class T, class F>
class function_constructor;

namespace detail {

/// What `try_init` of such a constructor returns; `E` is what the function returns.
template <class T, class F, class E>
struct result_of_function {
  using type = fallible_result<owner<T>, function_constructor<T, F>, E>;
};
template <class T, class F>
struct result_of_function<T, F, void> {
  using type = init_result<owner<T>, function_constructor<T, F>>;
};
/// What a function that builds a `T` may return: an error, or nothing. What `slot::construct` has
/// returned, and its address, say nothing that the slot does not know.
template <class T, class F>
struct error_of_function {
  using type = std::invoke_result_t<F&, slot<T>&>;
};
template <class T, class F>
  requires std::is_same_v<std::invoke_result_t<F&, slot<T>&>, T&> ||
           std::is_same_v<std::invoke_result_t<F&, slot<T>&>, T*>
struct error_of_function<T, F> {
  using type = void;
};
template <class T, class F>
using built_by_function =
    built_in_place<function_constructor<T, F>, owner<T>,
                   typename result_of_function<T, F, typename error_of_function<T, F>::type>::type>;

}  // namespace detail

/// What `make_with` returns: a `T` that a function will build. `init` throws build_failed<E> with
/// the error that the function returned, and what it throws; the storage is given back. After
/// `try_init` an error of the function comes back beside the constructor: it can be called again.
template <class T, class F>
class [[nodiscard]] DYNIFY_CONSUMABLE function_constructor
    : public detail::built_by_function<T, F> {
  using error_type = typename detail::error_of_function<T, F>::type;
  static constexpr bool is_fallible = !std::is_void_v<error_type>;

 public:
  using result_type = typename detail::result_of_function<T, F, error_type>::type;

  explicit function_constructor(F&& f) : f_(std::move(f)) {}

  [[nodiscard]] static constexpr ::dynify::layout layout() noexcept {
    return detail::stored_object<T>::layout;
  }

 private:
  friend detail::built_by_function<T, F>;

  template <class... Containers>
  owner<T> init_in(Containers&... containers) {
    detail::shortage why;
    const detail::placement where = detail::find_object_place<T>(why, containers...);
    if (!where.at) detail::raise(why.error());
    if constexpr (is_fallible) {
      error_type error{};
      T* const built = build(where, error);
      if (!built) raise(std::move(error));
      return detail::owner_access::make(built);
    } else {
      return detail::owner_access::make(build(where));
    }
  }

  template <class... Containers>
  result_type try_init_in(Containers&... containers) {
    detail::shortage why;
    const detail::placement where = detail::find_object_place<T>(why, containers...);
    if constexpr (is_fallible) {
      error_type error{};
      if (!where.at) return result_type(why.error(), std::move(error), std::move(*this));
      if (T* const built = build(where, error))
        return result_type(detail::owner_access::make(built));
      return result_type(init_error(init_failure::failed, 0, 0), std::move(error),
                         std::move(*this));
    } else {
      if (!where.at) return result_type(why.error(), std::move(*this));
      return result_type(detail::owner_access::make(build(where)));
    }
  }

  /// `error`: what the function returned, if it may return one; nullptr where that is an error.
  template <class... Error>
  T* build(const detail::placement& where, Error&... error) {
    detail::object_in_progress<T> object(where);
    detail::slot_in_progress<T> progress(object.storage());
    slot<T> here = detail::slot_access<T>::make(object.storage(), progress.constructed);
    if constexpr (is_fallible) {
      if ((static_cast<bool>(error = f_(here)), ...)) return nullptr;
    } else {
      static_cast<void>(f_(here));
    }
    object.built();
    return progress.keep();
  }

  template <class E>
  [[noreturn, gnu::cold]] static void raise(E&& error) {
    build_failed<error_type> failure(static_cast<E&&>(error));
#if DYNIFY_EXCEPTIONS
    throw failure;
#else
    detail::fail_by(failure);
#endif
  }

  F f_;
};

/// A constructor of a `T` that `f(slot)` builds: by `slot.construct(args...)`, or by other means at
/// `slot.address()`, where the object stays. `f` returns nothing, or what `construct` returned, or
/// a value like std::error_code that is false on success and false by default; what it throws comes
/// out as it is.
///
/// Where `f` fails, an object that it has built already is destroyed, and the storage is given
/// back. Success without an object calls `on_failure`.
template <class T, class F>
  requires std::is_object_v<T> &&
           (!std::is_array_v<T>) && std::is_invocable_v<std::decay_t<F>&, slot<T>&>
[[nodiscard]] function_constructor<T, std::decay_t<F>> make_with(F&& f) {
  return function_constructor<T, std::decay_t<F>>(std::decay_t<F>(static_cast<F&&>(f)));
}

}  // namespace v1
}  // namespace dynify
