// Methods that return some implementor of another trait, by value: built where the caller says.
#pragma once

#include "detail/base/language.hpp"

#include <type_traits>
#include <utility>

#include "box.hpp"
#include "constructor.hpp"
#include "detail/base/memory.hpp"
#include "detail/base/pack.hpp"
#include "detail/call/start.hpp"
#include "detail/place/built_in_place.hpp"
#include "detail/place/object.hpp"
#include "detail/place/placement.hpp"
#include "error.hpp"
#include "heap.hpp"
#include "init_result.hpp"
#include "layout.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// What a call of such a method asks: a place for the object, whose layout only the callee knows.
/// Lives on the stack of the caller of the thunk.
struct object_request {
  /// nullptr: the layout is all that is asked.
  placement (*find_place)(object_request&, layout) noexcept;
  /// Of the object and what stands behind it; told whether or not there is a place.
  layout needed;
};

/// Containers, asked in order.
template <class... Containers>
class object_chain : public object_request {
 public:
  explicit object_chain(Containers&... containers) noexcept
      : object_request{&find, {}}, containers_{{containers}...} {}

  [[nodiscard]] init_error error() const noexcept { return why_.error(); }

 private:
  static placement find(object_request& r, layout l) noexcept {
    auto& self = static_cast<object_chain&>(r);
    placement where;
    self.containers_.apply(
        [&](auto&... c) { (void)((where = place(c, l, self.why_), where.at != nullptr) || ...); });
    return where;
  }

  pack<Containers&...> containers_;
  shortage why_{};
};

template <class Trait, class... Args>
struct start_signature<box<Trait>(Args...)> {
  using type = boxed_object<Trait> (*)(void* object, object_request& r, Args&&... args);
};

/// Releases the storage of an object that is not finished.
template <class T>
struct unfinished_object {
  void* storage;
  ~unfinished_object() {
    if (storage) stored_object<T>::release(storage);
  }
};

/// Converts to the table entry of any method that returns some implementor of a trait.
template <class T, class F>
struct maker {
  template <class Trait, class... Args>
  using entry = boxed_object<Trait> (*)(void*, object_request&, Args...);

  template <class Trait, class... Args>
  constexpr operator entry<Trait, Args...>() const noexcept {
    return &run<Trait, Args...>;
  }

 private:
  template <class... Args>
  using result = decltype(F()(std::declval<T&>(), std::declval<Args>()...));

  template <class Trait, class... Args>
  static boxed_object<Trait> run(void* object, object_request& r, Args... args) {
    using made = result<Args...>;
    if constexpr (std::is_same_v<made, box<Trait>>) {  // whoever returns a box has chosen a place
      if (!r.find_place) return {};
      return box_access::release(F()(*static_cast<T*>(object), static_cast<Args>(args)...));
    } else {
      r.needed = stored_object<made>::layout;
      const placement where = r.find_place ? r.find_place(r, r.needed) : placement();
      if (!where.at) return {};
      write_trailer(where, stored_object<made>::size);
      unfinished_object<made> guard{where.at};
      // The call is the initializer: the object is built in its place, and never moved.
      made* const built =
          ::new (where.at) made(F()(*static_cast<T*>(object), static_cast<Args>(args)...));
      guard.storage = nullptr;
      const dyn<Trait> erased = *built;
      return {companion::behind(erased), &stored_object<made>::kind};
    }
  }
};

}  // namespace detail

namespace companion {

/// The entry that calls `f`, a lambda without captures that returns an implementor of another trait
/// by value, on an object of type `T`.
template <class T, class F>
constexpr detail::maker<T, F> make_of(F) noexcept {
  return {};
}

}  // namespace companion

/// What a dyn's method returns whose trait says that it returns another trait by value: the method
/// and its arguments, nothing built. What it builds is a `box<Trait>` of whatever type the
/// implementor's method returns, constructed in its place, without a move.
///
/// Owns and borrows as the constructor of a coroutine does. What finds no place loses nothing: the
/// method was not called.
template <class Trait, class... Args>
class [[nodiscard]] DYNIFY_CONSUMABLE constructor<box<Trait>(Args...)>
    : public detail::built_in_place<constructor<box<Trait>(Args...)>, box<Trait>,
                                    init_result<box<Trait>, constructor<box<Trait>(Args...)>>> {
 public:
  /// For generated code.
  constructor(void* object, detail::start_function<box<Trait>(Args...)> start, Args&&... args)
      : object_(object), start_(start), args_{{static_cast<Args&&>(args)}...} {}
  constructor(constructor&&) = default;
  constructor& operator=(constructor&&) = default;

  /// Size and alignment of the object that this implementor returns, what dynify adds included;
  /// {0, 0} where its method returns a box.
  [[nodiscard]] DYNIFY_BEFORE_CONSUMED ::dynify::layout layout() {
    detail::object_request probe{nullptr, {}};
    (void)build(probe);
    return probe.needed;
  }

 private:
  friend detail::built_in_place<constructor, box<Trait>, init_result<box<Trait>, constructor>>;

  template <class... Containers>
  box<Trait> init_in(Containers&... containers) {
    detail::object_chain<Containers...> r(containers...);
    const detail::boxed_object<Trait> built = build(r);
    if (!built.kind) detail::raise(r.error());
    object_.use_up();
    return detail::box_access::make(built);
  }

  template <class... Containers>
  init_result<box<Trait>, constructor> try_init_in(Containers&... containers) {
    detail::object_chain<Containers...> r(containers...);
    const detail::boxed_object<Trait> built = build(r);
    if (built.kind) {
      object_.use_up();
      return init_result<box<Trait>, constructor>(detail::box_access::make(built));
    }
    init_result<box<Trait>, constructor> back(r.error(), static_cast<constructor&&>(*this));
    object_.use_up();
    return back;
  }

  detail::boxed_object<Trait> build(detail::object_request& r) {
    object_.check();
    return args_.apply(
        [&](auto&... args) { return start_(object_.get(), r, static_cast<Args&&>(args)...); });
  }

  detail::called_object object_;
  detail::start_function<box<Trait>(Args...)> start_;
  [[no_unique_address]] detail::pack<Args...> args_;
};

}  // namespace v1
}  // namespace dynify
