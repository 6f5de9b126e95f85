// What each container costs a call, beside a buffer; and what several threads cost, beside the
// heap.
#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <dynify/dynify.hpp>
#include <dynify/pmr.hpp>
#include <dynify/vector.hpp>
#include <dynify/with_allocator.hpp>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <vector>

#include "allocations.hpp"
#include "caller.hpp"
#include "implementors.hpp"
#include "ratios.hpp"

namespace bench {
namespace {

constexpr std::uint64_t calls = 1000;
constexpr std::size_t frame = 256;

/// `ready` through `in`; `after` makes room for the next call.
template <class Container, class After>
caller loop_in(DynCounter counter, Container& container, After after) {
  std::uint64_t sum = 0;
  for (std::uint64_t i = 0; i < calls; ++i) {
    sum += *co_await counter.ready().in(container);
    after(container);
  }
  co_return sum;
}

/// The same through `init`.
template <class Container>
caller loop_init(DynCounter counter, Container& container) {
  std::uint64_t sum = 0;
  for (std::uint64_t i = 0; i < calls; ++i) sum += *co_await counter.ready().init(container);
  co_return sum;
}

caller loop_heap(VirtualCounter& counter) {
  std::uint64_t sum = 0;
  for (std::uint64_t i = 0; i < calls; ++i) sum += *co_await counter.ready();
  co_return sum;
}

/// Measures what `make()` returns, a caller of this thread.
template <class Make>
void measure(benchmark::State& state, Make make) {
  std::size_t allocated = 0;
  {
    const caller counted = make();  // outside: its own frame is not a call's
    const std::size_t before = allocations();
    benchmark::DoNotOptimize(counted.run());
    allocated = allocations() - before;
  }
  for (auto _ : state) benchmark::DoNotOptimize(make().run());
  state.counters["allocations/call"] = benchmark::Counter(
      static_cast<double>(allocated) / static_cast<double>(calls), benchmark::Counter::kAvgThreads);
}

constexpr auto nothing = [](auto&) {};

/// `make()` gives the container, which lives as long as the benchmark runs.
template <class Make, class After = decltype(nothing)>
void add(const std::string& name, Make make, After after = nothing) {
  benchmark::RegisterBenchmark(("in/" + name).c_str(), [make, after](benchmark::State& state) {
    auto&& container = make();
    measure(state, [&] { return loop_in(dyn_counter(), container, after); });
  })->Unit(benchmark::kMicrosecond);
}

template <class C>
constexpr auto made = [] { return C(); };

void add_containers() {
  static std::byte bytes[frame];
  static std::allocator<int> allocator;
  static std::pmr::unsynchronized_pool_resource resource;
  benchmark::RegisterBenchmark("in/virtual + heap", [](benchmark::State& state) {
    measure(state, [] { return loop_heap(virtual_counter()); });
  })->Unit(benchmark::kMicrosecond);
  add("raw bytes", [] { return std::span<std::byte>(bytes); });
  add("std::array", made<std::array<std::byte, frame>>);
  add("buffer", made<dynify::buffer<frame>>);
  add("small_buffer, in place", made<dynify::small_buffer<frame>>);
  add("small_buffer, on the heap", made<dynify::small_buffer<1>>);
  add("pool, lock-free", made<dynify::pool<frame, 8>>);
  add("pool, unguarded", made<dynify::pool<frame, 8, dynify::unguarded>>);
  add(
      "arena, reset at every call", [] { return dynify::arena(bytes); },
      [](dynify::arena& a) { a.reset(); });
  add("std::vector", made<std::vector<std::byte>>);
  add("pmr, unsynchronized pool", []() -> std::pmr::memory_resource& { return resource; });
  add("std::allocator", [] { return dynify::with_allocator(allocator); });
  add("heap", [] { return dynify::heap; });
  add("observed buffer", made<dynify::observed<dynify::buffer<frame>>>);
}

/// Each thread has an object and a place of its own: what they share is the heap, if anything.
void add_threads(int threads) {
  const auto add_row = [threads](const char* row, void (*run)(benchmark::State&)) {
    const std::string name =
        std::to_string(threads) + (threads == 1 ? " thread/" : " threads/") + row;
    benchmark::RegisterBenchmark(name.c_str(), run)
        ->Unit(benchmark::kMicrosecond)
        ->Threads(threads)
        ->UseRealTime();
  };
  add_row("virtual + heap",
          [](benchmark::State& s) { measure(s, [] { return loop_heap(virtual_counter()); }); });
  add_row("in", [](benchmark::State& s) {
    dynify::buffer<frame> place;
    measure(s, [&] { return loop_in(dyn_counter(), place, nothing); });
  });
  add_row("init", [](benchmark::State& s) {
    dynify::buffer<frame> place;
    measure(s, [&] { return loop_init(dyn_counter(), place); });
  });
  add_row("in, one pool for all", [](benchmark::State& s) {
    static dynify::pool<frame, 16> shared;
    measure(s, [] { return loop_in(dyn_counter(), shared, nothing); });
  });
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  bench::add_containers();
  for (const int threads : {1, 2, 8}) bench::add_threads(threads);
  return bench::run_and_print_ratios(
      argc, argv, bench::calls,
      {.rows = {"buffer", "virtual + heap"}, .bases = {"buffer", "virtual + heap"}});
}
