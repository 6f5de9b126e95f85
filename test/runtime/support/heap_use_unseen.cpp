// For programs that ThreadSanitizer instruments, whose operator new is its own: counts nothing.
#include "heap_use.hpp"

namespace test {

heap_use heap_used() noexcept { return {}; }

}  // namespace test
