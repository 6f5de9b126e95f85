// What a call costs, side by side in one process: W1 ready at once, W2 arguments, W3 suspends once,
// W5 1 KiB of locals.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <dynify/dynify.hpp>
#include <tuple>

#include "allocations.hpp"
#include "caller.hpp"
#include "implementors.hpp"
#include "ratios.hpp"

namespace bench {
namespace {

constexpr std::uint64_t calls = 1000;

constexpr std::array<std::byte, 16> argument{};

// One coroutine for each workload and row: what is measured is this loop, and nothing else runs.
#define DYNIFY_BENCH_LOOP(name, receiver, call)             \
  caller name([[maybe_unused]] receiver counter) {          \
    [[maybe_unused]] dynify::buffer<1280> frame;            \
    std::uint64_t sum = 0;                                  \
    for (std::uint64_t i = 0; i < calls; ++i) sum += *call; \
    co_return sum;                                          \
  }
#define DYNIFY_BENCH_COROUTINE_ROWS(name, method)                                  \
  DYNIFY_BENCH_LOOP(name##_virtual_heap, VirtualCounter&, co_await counter.method) \
  DYNIFY_BENCH_LOOP(name##_in, DynCounter, co_await counter.method.in(frame))      \
  DYNIFY_BENCH_LOOP(name##_init, DynCounter, co_await counter.method.init(frame))  \
  DYNIFY_BENCH_LOOP(name##_boxed, DynCounter, co_await counter.method.boxed())

DYNIFY_BENCH_LOOP(w1_plain, PlainCounter&, counter.ready())
DYNIFY_BENCH_COROUTINE_ROWS(w1, ready())
DYNIFY_BENCH_LOOP(w2_plain, PlainCounter&, counter.with_arguments(i, argument))
DYNIFY_BENCH_COROUTINE_ROWS(w2, with_arguments(i, argument))
DYNIFY_BENCH_COROUTINE_ROWS(w3, suspending())
DYNIFY_BENCH_COROUTINE_ROWS(w5, with_locals())

#undef DYNIFY_BENCH_COROUTINE_ROWS
#undef DYNIFY_BENCH_LOOP

template <class Receiver>
void add(const char* name, caller (*make)(Receiver), Receiver counter) {
  // Everything is captured by pointer or is one: a reference stays what it refers to.
  benchmark::RegisterBenchmark(name, [make, counter = std::tuple<Receiver>(counter)](
                                         benchmark::State& state) {
    Receiver receiver = std::get<0>(counter);
    const caller counted = make(receiver);  // outside: its own frame is not a call's
    const std::size_t before = allocations();
    benchmark::DoNotOptimize(counted.run());
    const std::size_t allocated = allocations() - before;
    for (auto _ : state) benchmark::DoNotOptimize(make(receiver).run());
    state.counters["allocations/call"] =
        static_cast<double>(allocated) / static_cast<double>(calls);
  })->Unit(benchmark::kMicrosecond);
}

void add_all() {
  PlainCounter& plain = plain_counter();
  VirtualCounter& heap = virtual_counter();
  const DynCounter dyn = dyn_counter();
  add<PlainCounter&>("W1/plain virtual", w1_plain, plain);
  add<VirtualCounter&>("W1/virtual + heap", w1_virtual_heap, heap);
  add<DynCounter>("W1/in", w1_in, dyn);
  add<DynCounter>("W1/init", w1_init, dyn);
  add<DynCounter>("W1/boxed", w1_boxed, dyn);
  add<PlainCounter&>("W2/plain virtual", w2_plain, plain);
  add<VirtualCounter&>("W2/virtual + heap", w2_virtual_heap, heap);
  add<DynCounter>("W2/in", w2_in, dyn);
  add<DynCounter>("W2/init", w2_init, dyn);
  add<DynCounter>("W2/boxed", w2_boxed, dyn);
  add<VirtualCounter&>("W3/virtual + heap", w3_virtual_heap, heap);
  add<DynCounter>("W3/in", w3_in, dyn);
  add<DynCounter>("W3/init", w3_init, dyn);
  add<DynCounter>("W3/boxed", w3_boxed, dyn);
  add<VirtualCounter&>("W5/virtual + heap", w5_virtual_heap, heap);
  add<DynCounter>("W5/in", w5_in, dyn);
  add<DynCounter>("W5/init", w5_init, dyn);
  add<DynCounter>("W5/boxed", w5_boxed, dyn);
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  bench::add_all();
  return bench::run_and_print_ratios(
      argc, argv, bench::calls,
      {.rows = {"plain virtual", "virtual + heap", "in", "init", "boxed"},
       .bases = {"virtual + heap", "plain virtual"}});
}
