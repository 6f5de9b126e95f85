// Parameters of a coroutine that say where its frame goes.
#pragma once

#include "detail/base/language.hpp"

#include <type_traits>

namespace dynify {
inline namespace v1 {

/// Whether a coroutine that has a `T` among its parameters has its frame there. A type opts in, so
/// that bytes to read into are no place:
///
///     template <>
///     inline constexpr bool dynify::enable_place<my_arena> = true;
///
/// `T` is used as a container. A parameter that is one by value must be a view: the frame outlives
/// it.
template <class T>
inline constexpr bool enable_place = false;

/// A parameter, or what an object names, that says where a frame goes; the type without its
/// reference.
template <class T>
concept place_parameter = enable_place<std::remove_cv_t<T>>;

/// An object whose member coroutines have their frames where it says: by a member function
/// `frame_place()`, which returns a place. So does an object that is a coroutine's first parameter,
/// which no compiler tells apart.
template <class T>
concept names_place = requires(T& object) {
  requires place_parameter<std::remove_reference_t<decltype(object.frame_place())>>;
};

}  // namespace v1
}  // namespace dynify
