// Memory resources as containers.
#pragma once

#include "detail/base/language.hpp"

#include <concepts>
#include <cstddef>
#include <memory_resource>

#include "detail/base/or_nullptr.hpp"
#include "detail/place/placement.hpp"

namespace dynify {
inline namespace v1 {
namespace detail {

/// `std::pmr::memory_resource&`, passed as it is. It gets back the size and alignment that it was
/// asked for; where it throws, it has no room. As thread-safe as the resource.
template <std::derived_from<std::pmr::memory_resource> C>
  requires(!container<C>)
struct container_access<C> {
  using state = std::pmr::memory_resource;

  static state& state_of(C& resource) noexcept { return resource; }
  static void* allocate(state& resource, layout l) noexcept {
    return or_nullptr([&] { return resource.allocate(l.size, l.align); });
  }
  static void release(state& resource, void* storage, layout l) noexcept {
    resource.deallocate(storage, l.size, l.align);
  }
  static shortage why_full(const state&, layout l) noexcept { return {l.size, 0, false}; }
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
