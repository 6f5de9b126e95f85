#include <dynify/dynify.hpp>
#include <dynify/pmr.hpp>
#include <dynify/sync_wait.hpp>
#include <dynify/vector.hpp>
#include <dynify/with_allocator.hpp>

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <vector>

#include "from_string.hpp"
#include "stream.dyn.hpp"

dynify::task<int> count(DynStream stream) {
  std::pmr::unsynchronized_pool_resource resource;
  std::allocator<std::byte> allocator;
  std::vector<std::byte> grows;
  int n = 0;
  if (co_await stream.next().in(resource)) ++n;                           // as it is
  if (co_await stream.next().in(dynify::with_allocator(allocator))) ++n;  // any allocator
  if (co_await stream.next().in(grows)) ++n;  // allocates once, then reuses what it has
  if (co_await stream.next().in(grows)) ++n;
  co_return n;
}

int main() {
  FromString text("abcd");
  return dynify::sync_wait(count(text)) == 4 ? 0 : 1;
}
