// An awaiter of `in` that is returned while its buffer is local; and what may be done with one.
#include <dynify/buffer.hpp>
#include <dynify/heap.hpp>

#include <cstddef>
#include <span>
#include <utility>

#include "number.dyn.hpp"

#ifdef TWIN
auto next_of(DynNumber number, dynify::buffer<256>& frame) { return number.next().in(frame); }
#else
auto next_of(DynNumber number) {
  dynify::buffer<256> frame;
  return number.next().in(frame);
}
#endif

dynify::task<int> sum(DynNumber number) {
  dynify::buffer<256> frame;
  std::byte raw[256];
  int n = co_await number.next().in(frame);
  n += co_await number.next().in(frame, dynify::heap);
  auto kept = number.next().in(frame);
  n += co_await std::move(kept);
  n += co_await [&] { return number.next().in(frame); }();
  auto in_a_view = number.next().in(std::span(raw));
  n += co_await std::move(in_a_view);
  auto on_the_heap = number.next().in(dynify::heap);
  co_return n + co_await std::move(on_the_heap);
}
