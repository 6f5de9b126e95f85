#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <span>

#include "from_string.hpp"
#include "stream.dyn.hpp"

dynify::task<int> count(DynStream stream, std::span<std::byte> scratch) {
  std::array<std::byte, 256> bytes;
  int n = 0;
  if (co_await stream.next().in(bytes)) ++n;                  // an array, by reference
  if (co_await stream.next().in(scratch)) ++n;                // bytes of somebody else
  if (co_await stream.next().in(dynify::heap)) ++n;           // an allocation, on purpose
  if (co_await stream.next().in(scratch, dynify::heap)) ++n;  // the first that has room
  co_return n;
}

int main() {
  FromString text("abcd");
  const auto scratch = std::make_unique<std::byte[]>(256);
  return dynify::sync_wait(count(text, {scratch.get(), 256})) == 4 ? 0 : 1;
}
