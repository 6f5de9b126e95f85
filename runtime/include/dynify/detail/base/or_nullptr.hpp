// For containers over what reports failure by an exception.
#pragma once

#include "config.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// What `allocate` returns; nullptr where it throws.
template <class F>
void* or_nullptr(F allocate) noexcept {
#if DYNIFY_EXCEPTIONS
  try {
    return allocate();
  } catch (...) {
    return nullptr;
  }
#else
  return allocate();
#endif
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
