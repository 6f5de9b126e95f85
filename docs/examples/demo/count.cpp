#include "count.hpp"

#include <array>
#include <dynify/dynify.hpp>
#include <span>

namespace demo {
namespace {

using Chunk = std::array<std::byte, bytes_per_read>;

}  // namespace

dynify::task<Reading> count(DynSource source) {
  dynify::buffer<256> frame;  // a part of this coroutine's own frame; every read reuses it
  Chunk chunk;
  Tally tally;
  std::size_t reads = 1;
  while (const std::size_t size = co_await source.read(chunk).in(frame)) {
    tally.add(std::span(chunk).first(size));
    ++reads;
  }
  co_return Reading{tally.counts(), reads};
}

dynify::task<std::size_t> drain(DynSource source) {
  dynify::buffer<256> frame;
  Chunk chunk;
  std::size_t reads = 1;
  while (co_await source.read(chunk).in(frame) != 0) ++reads;
  co_return reads;
}

HeapTask<Reading> count(VirtualSource& source) {
  Chunk chunk;
  Tally tally;
  std::size_t reads = 1;
  while (const std::size_t size = co_await source.read(chunk)) {
    tally.add(std::span(chunk).first(size));
    ++reads;
  }
  co_return Reading{tally.counts(), reads};
}

HeapTask<std::size_t> drain(VirtualSource& source) {
  Chunk chunk;
  std::size_t reads = 1;
  while (co_await source.read(chunk) != 0) ++reads;
  co_return reads;
}

}  // namespace demo
