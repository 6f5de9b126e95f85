// What is returned while it lives in a local container, by every operation that returns it.
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/make.hpp>
#include <dynify/make_with.hpp>
#include <dynify/pool.hpp>
#include <dynify/small_buffer.hpp>

#include "number.dyn.hpp"

#ifdef TWIN
#define LOCAL(type, name) static type name
#else
#define LOCAL(type, name) type name
#endif

struct counter {
  int count = 0;
};
dynify::task<int> one() { co_return 1; }

auto by_try_init(DynNumber number) {
  LOCAL(dynify::buffer<256>, tried);
  return number.next().try_init(tried);
}
auto by_chain(DynNumber number) {
  static dynify::buffer<256> outlives;
  LOCAL(dynify::buffer<256>, second);
  return number.next().init(outlives, second);
}
auto in_a_small_buffer(DynNumber number) {
  LOCAL(dynify::small_buffer<256>, small);
  return number.next().init(small);
}
auto in_a_pool(DynNumber number) {
  using pool = dynify::pool<256, 2>;
  LOCAL(pool, pooled);
  return number.next().init(pooled);
}
auto by_bind(DynNumber number) {
  LOCAL(dynify::buffer<256>, bound);
  return dynify::bind(number, bound);
}
auto by_defer() {
  LOCAL(dynify::buffer<256>, deferred);
  return dynify::defer(&one).init(deferred);
}
auto by_make() {
  LOCAL(dynify::buffer<256>, made);
  return dynify::make<counter>().init(made);
}
auto by_make_with() {
  LOCAL(dynify::buffer<256>, built);
  return dynify::make_with<counter>([](dynify::slot<counter>& here) { here.construct(); })
      .init(built);
}
