// What tells the types of implementors apart, without RTTI: an address for each.
#pragma once

#include <type_traits>

#include "config.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// Of one type. Stands at the front of every table, so that whoever has a dyn finds it, whatever
/// the trait.
struct type_record {
  const type_record* plain;  // of the type without its const
  bool is_const;
};

/// Visible, so that a shared library has no record of its own for a type that others have one for.
template <class T>
DYNIFY_VISIBLE inline constexpr type_record record_of{&record_of<std::remove_const_t<T>>,
                                                      std::is_const_v<T>};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
