// Times: Google Benchmark over every row and workload, each iteration a thousand calls.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <set>
#include <thread>

#include "cell.hpp"

namespace {

constexpr std::uint64_t calls = 1000;

benchmark::internal::Benchmark* add(const bench::cell& cell) {
  const std::string name = cell.workload + "/" + cell.row;
  const auto repeat = [run = cell.run](benchmark::State& state) {
    std::uint64_t seed = 0;
    for (auto _ : state) benchmark::DoNotOptimize(run(calls, ++seed));
  };
  return benchmark::RegisterBenchmark(name.c_str(), repeat);
}

/// From one to several for each core.
std::set<int> thread_counts() {
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return {1, cores, 2 * cores, 8};
}

}  // namespace

int main(int argc, char** argv) {
  for (const bench::cell& cell : bench::all_cells()) {
    benchmark::internal::Benchmark* const added = add(cell);
    if (cell.workload != "W7") continue;
    for (const int threads : thread_counts()) added->Threads(threads);
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
