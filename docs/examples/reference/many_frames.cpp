#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstddef>
#include <optional>
#include <vector>

#include "from_string.hpp"
#include "stream.dyn.hpp"

using Next = dynify::task<std::optional<char>>;

int main() {
  FromString text("abcdef");
  DynStream stream = text;
  int n = 0;

  dynify::pool<256, 3> pool;  // three at a time, built and destroyed on any thread
  std::vector<Next> tasks;
  while (auto tried = stream.next().try_init(pool)) tasks.push_back(*std::move(tried));
  for (Next& next : tasks) n += dynify::sync_wait(std::move(next)).has_value();
  if (n != 3 || pool.living() != 0) return 1;

  alignas(16) std::byte bytes[1024];
  dynify::arena arena(bytes);  // one behind the other, and all free again at once
  for (int round = 0; round < 2; ++round) {
    const Next never_started = stream.next().init(arena);
    n += dynify::sync_wait(stream.next().init(arena)).has_value();
  }
  if (arena.living() != 0 || arena.used() == 0) return 1;
  arena.reset();

  dynify::small_buffer<16> small;  // too small for this call: it says how often
  n += dynify::sync_wait(stream.next().init(small)).has_value();
  return n == 6 && small.heap_uses() == 1 ? 0 : 1;
}
