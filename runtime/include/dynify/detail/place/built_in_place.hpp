// How one says where what a constructor builds goes: the same for coroutines, objects, and what an
// implementor makes.
#pragma once

#include "../base/config.hpp"
#include "placement.hpp"
#ifndef DYNIFY_NO_HEAP
#include "../../heap.hpp"
#endif

namespace dynify {
inline namespace v1 {
namespace detail {

/// The operations of a constructor `Self`, which derives from this and has `init_in` and
/// `try_init_in`, both with the containers as lvalues.
///
/// There are two of each, since Clang warns of a container that what was built outlives where it is
/// told that the result refers to an argument; one that goes by value may end.
template <class Self, class Built, class Tried>
class built_in_place {
 public:
  /// Builds in the first container that has room.
  /// \throws out_of_capacity, buffer_occupied as the last container says; what building throws,
  /// with the storage released
  template <container_argument... Containers>
    requires(sizeof...(Containers) > 0)
  [[nodiscard]] Built init(Containers&&... containers) && {
    return self().init_in(containers...);
  }
  template <class... Containers>
    requires(sizeof...(Containers) > 0) && (outliving_argument<Containers&> && ...)
  [[nodiscard]] Built init(Containers&... containers DYNIFY_LIFETIMEBOUND) && {
    return self().init_in(containers...);
  }

  /// The same, where having no room is no exception: the result holds what was built, or the
  /// constructor and the reason.
  template <container_argument... Containers>
    requires(sizeof...(Containers) > 0)
  [[nodiscard]] Tried try_init(Containers&&... containers) && {
    return self().try_init_in(containers...);
  }
  template <class... Containers>
    requires(sizeof...(Containers) > 0) && (outliving_argument<Containers&> && ...)
  [[nodiscard]] Tried try_init(Containers&... containers DYNIFY_LIFETIMEBOUND) && {
    return self().try_init_in(containers...);
  }

  /// `init(dynify::heap)`: an allocation on purpose, visible at the call.
#ifdef DYNIFY_NO_HEAP
  DYNIFY_HEAP_ONLY Built boxed() &&;
#else
  [[nodiscard]] Built boxed() && { return self().init_in(heap); }
#endif

 private:
  [[gnu::always_inline]] Self& self() noexcept { return static_cast<Self&>(*this); }
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
