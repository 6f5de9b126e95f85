// How one says where what a constructor builds goes: the same for coroutines, objects, and what an
// implementor makes.
#pragma once

#include "../../error.hpp"
#include "../base/config.hpp"
#include "placement.hpp"
#ifndef DYNIFY_NO_HEAP
#include "../../heap.hpp"
#endif

namespace dynify {
inline namespace v1 {
namespace detail {

/// What a constructor calls that has been used up, and is used again; only where
/// DYNIFY_CHECK_USED_UP says so.
[[noreturn, gnu::cold, gnu::noinline]] inline void fail_used_up() noexcept {
  fail(
      "dynify: a constructor was used that had been used up: what it calls has been built already");
}

/// The object that a constructor calls, which also says whether there is a call to be made.
class called_object {
 public:
  explicit called_object(void* object) noexcept : object_(object) {}

  [[nodiscard, gnu::always_inline]] void* get() const noexcept { return object_; }
  void check() const noexcept {
    if constexpr (DYNIFY_CHECK_USED_UP)
      if (!object_) fail_used_up();
  }
  [[gnu::always_inline]] void use_up() noexcept {
    if constexpr (DYNIFY_CHECK_USED_UP) object_ = nullptr;
  }

 private:
  void* object_;  // never nullptr before: a function's call has an object, too
};

/// The same where nothing tells: what is called is a part of the constructor.
struct called_always {
  static constexpr void check() noexcept {}
  static constexpr void use_up() noexcept {}
};

/// The operations of a constructor `Self`, which derives from this and has `init_in` and
/// `try_init_in`, both with the containers as lvalues.
///
/// There are two of each, since Clang warns of a container that what was built outlives where it is
/// told that the result refers to an argument; one that goes by value may end.
template <class Self, class Built, class Tried>
class DYNIFY_CONSUMABLE built_in_place {
 public:
  /// Builds in the first container that has room.
  /// \throws out_of_capacity, buffer_occupied as the last container says; what building throws,
  /// with the storage released
  template <class... Containers>
    requires names_places<Containers...>
  [[nodiscard]] DYNIFY_CONSUMES Built init(Containers&&... containers) && {
    return self().init_in(containers...);
  }
  template <class... Containers>
    requires names_outliving_places<Containers&...>
  [[nodiscard]] DYNIFY_CONSUMES Built init(Containers&... containers DYNIFY_LIFETIMEBOUND) && {
    return self().init_in(containers...);
  }

  /// The same, where having no room is no exception: the result holds what was built, or the
  /// constructor and the reason.
  template <class... Containers>
    requires names_places<Containers...>
  [[nodiscard]] DYNIFY_CONSUMES Tried try_init(Containers&&... containers) && {
    return self().try_init_in(containers...);
  }
  template <class... Containers>
    requires names_outliving_places<Containers&...>
  [[nodiscard]] DYNIFY_CONSUMES Tried try_init(Containers&... containers DYNIFY_LIFETIMEBOUND) && {
    return self().try_init_in(containers...);
  }

  DYNIFY_BEGIN_DELETED
  DYNIFY_REFUSE_WRONG_PLACES(init);
  DYNIFY_REFUSE_WRONG_PLACES(try_init);
  DYNIFY_END_DELETED

  /// `init(dynify::heap)`: an allocation on purpose, visible at the call.
#ifdef DYNIFY_NO_HEAP
  DYNIFY_HEAP_ONLY Built boxed() &&;
#else
  [[nodiscard]] DYNIFY_CONSUMES Built boxed() && { return self().init_in(heap); }
#endif

 private:
  [[gnu::always_inline]] Self& self() noexcept { return static_cast<Self&>(*this); }
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
