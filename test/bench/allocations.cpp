#include "allocations.hpp"

#include <cstdlib>
#include <new>

namespace {

thread_local constinit bench::heap_use used;

void* counted(std::size_t size) noexcept {
  ++used.allocations;
  used.bytes += size;
  return std::malloc(size);
}

}  // namespace

bench::heap_use bench::heap_used() noexcept { return used; }

void* operator new(std::size_t size) {
  if (void* const p = counted(size)) return p;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return counted(size); }
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void operator delete(void* p, const std::nothrow_t&) noexcept { std::free(p); }
