#include "heap_use.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> allocations = 0;
std::atomic<std::size_t> frees = 0;
std::atomic<std::size_t> last_size = 0;
std::atomic<bool> exhausted = false;

void* allocate(std::size_t size, std::size_t align) noexcept {
  if (exhausted) return nullptr;
  ++allocations;
  last_size = size;
  if (align <= __STDCPP_DEFAULT_NEW_ALIGNMENT__) return std::malloc(size == 0 ? 1 : size);
  return std::aligned_alloc(align, (size + align - 1) / align * align);
}

void* allocate_or_throw(std::size_t size, std::size_t align) {
  void* const p = allocate(size, align);
  if (!p) {
#ifdef __cpp_exceptions
    throw std::bad_alloc();
#else
    std::abort();
#endif
  }
  return p;
}

void release(void* p) noexcept {
  if (p) ++frees;
  std::free(p);
}

}  // namespace

namespace test {

heap_use heap_used() noexcept { return {allocations, frees, last_size}; }
exhausted_heap::exhausted_heap() noexcept { exhausted = true; }
exhausted_heap::~exhausted_heap() { exhausted = false; }

}  // namespace test

// The array forms call these.
void* operator new(std::size_t size) {
  return allocate_or_throw(size, __STDCPP_DEFAULT_NEW_ALIGNMENT__);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size, __STDCPP_DEFAULT_NEW_ALIGNMENT__);
}
void* operator new(std::size_t size, std::align_val_t align) {
  return allocate_or_throw(size, static_cast<std::size_t>(align));
}
void* operator new(std::size_t size, std::align_val_t align, const std::nothrow_t&) noexcept {
  return allocate(size, static_cast<std::size_t>(align));
}
void operator delete(void* p) noexcept { release(p); }
void operator delete(void* p, std::size_t) noexcept { release(p); }
void operator delete(void* p, std::align_val_t) noexcept { release(p); }
void operator delete(void* p, std::size_t, std::align_val_t) noexcept { release(p); }
