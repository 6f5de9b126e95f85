// The same task with its frame where the caller's allocator says: `std::allocator_arg` and an
// allocator are a method's first arguments.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <memory_resource>
#include <new>

#include "heap_task.hpp"

namespace bench {

using frame_allocator = std::pmr::polymorphic_allocator<std::byte>;

/// The resource's address stands behind the frame, for operator delete.
struct by_allocator {
  // Inlined, so that g++ 12 does not report that operator delete is no template as this is.
  template <class Self, class... Args>
  [[gnu::always_inline]] static void* operator new(std::size_t size, Self&, std::allocator_arg_t,
                                                   const frame_allocator& allocator,
                                                   const Args&...) {
    return allocate(size, allocator.resource());
  }
  static void operator delete(void* frame, std::size_t size) noexcept {
    std::pmr::memory_resource* resource;
    std::memcpy(&resource, static_cast<std::byte*>(frame) + size, sizeof resource);
    resource->deallocate(frame, size + sizeof resource);
  }

 private:
  static void* allocate(std::size_t size, std::pmr::memory_resource* resource) {
    void* const frame = resource->allocate(size + sizeof resource);
    std::memcpy(static_cast<std::byte*>(frame) + size, &resource, sizeof resource);
    return frame;
  }
};

template <class R>
using allocator_task = basic_task<R, by_allocator>;

}  // namespace bench
