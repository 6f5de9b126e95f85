#include "ratios.hpp"

#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {
namespace {

struct row {
  std::string name;
  double microseconds;  // of an iteration, the least of all repetitions: what disturbs a run only
                        // adds to it
  double allocations;
};

class least_times : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      const std::string name = run.run_name.function_name;
      const double time = run.GetAdjustedCPUTime();
      const auto known =
          std::find_if(rows_.begin(), rows_.end(), [&](const row& r) { return r.name == name; });
      if (known == rows_.end())
        rows_.push_back({name, time, run.counters.at("allocations/call")});
      else
        known->microseconds = std::min(known->microseconds, time);
    }
  }

  void print(std::uint64_t calls) {
    std::sort(rows_.begin(), rows_.end(),
              [](const row& a, const row& b) { return order(a.name) < order(b.name); });
    fmt::print("{:<22} {:>8} {:>18} {:>18} {:>18}\n", "", "ns/call", "allocations/call",
               "to virtual + heap", "to plain virtual");
    for (const row& r : rows_)
      fmt::print("{:<22} {:>8.2f} {:>18.2f} {:>18} {:>18}\n", r.name,
                 r.microseconds * 1000 / static_cast<double>(calls), r.allocations,
                 ratio(r, "virtual + heap"), ratio(r, "plain virtual"));
  }

 private:
  /// Workloads in order, and in each the rows to compare with first.
  static std::pair<std::string, std::ptrdiff_t> order(const std::string& name) {
    static constexpr std::string_view rows[] = {"plain virtual", "virtual + heap", "in", "init",
                                                "boxed"};
    const std::size_t slash = name.find('/');
    return {name.substr(0, slash),
            std::find(std::begin(rows), std::end(rows), name.substr(slash + 1)) - std::begin(rows)};
  }

  std::string ratio(const row& r, const std::string& base) const {
    const std::string wanted = r.name.substr(0, r.name.find('/') + 1) + base;
    for (const row& other : rows_)
      if (other.name == wanted) return fmt::format("{:.2f}x", r.microseconds / other.microseconds);
    return "-";
  }

  std::vector<row> rows_;
};

}  // namespace

int run_and_print_ratios(int argc, char** argv, std::uint64_t calls) {
  std::string interleaving = "--benchmark_enable_random_interleaving=true";
  std::string repetitions = "--benchmark_repetitions=15";
  std::string time = "--benchmark_min_time=0.05";
  std::vector<char*> arguments(argv, argv + argc);
  arguments.insert(arguments.begin() + 1, {interleaving.data(), repetitions.data(), time.data()});
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;
  least_times reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.print(calls);
  return 0;
}

}  // namespace bench
