#include "ratios.hpp"

#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <tuple>
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
  explicit least_times(const columns& shown) : shown_(shown) {}
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      const std::string name = run.run_name.function_name;
      const double time = run.threads > 1 ? run.GetAdjustedRealTime() : run.GetAdjustedCPUTime();
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
              [&](const row& l, const row& r) { return order(l.name) < order(r.name); });
    std::string head = fmt::format("{:<32} {:>8} {:>18}", "", "ns/call", "allocations/call");
    for (const std::string& base : shown_.bases) head += fmt::format(" {:>18}", "to " + base);
    fmt::print("{}\n", head);
    for (const row& r : rows_) {
      std::string line =
          fmt::format("{:<32} {:>8.2f} {:>18.2f}", r.name,
                      r.microseconds * 1000 / static_cast<double>(calls), r.allocations);
      for (const std::string& base : shown_.bases) line += fmt::format(" {:>18}", ratio(r, base));
      fmt::print("{}\n", line);
    }
  }

 private:
  /// Workloads in order, and in each the rows as they are to be shown.
  [[nodiscard]] std::tuple<std::string, std::ptrdiff_t, std::string> order(
      const std::string& name) const {
    const std::size_t slash = name.find('/');
    const std::string row = name.substr(slash + 1);
    const auto known = std::find(shown_.rows.begin(), shown_.rows.end(), row);
    return {name.substr(0, slash), known - shown_.rows.begin(), row};
  }

  std::string ratio(const row& r, const std::string& base) const {
    const std::string wanted = r.name.substr(0, r.name.find('/') + 1) + base;
    for (const row& other : rows_)
      if (other.name == wanted) return fmt::format("{:.2f}x", r.microseconds / other.microseconds);
    return "-";
  }

  const columns& shown_;
  std::vector<row> rows_;
};

}  // namespace

int run_and_print_ratios(int argc, char** argv, std::uint64_t calls, const columns& shown) {
  std::string interleaving = "--benchmark_enable_random_interleaving=true";
  std::string repetitions = "--benchmark_repetitions=15";
  std::string time = "--benchmark_min_time=0.05";
  std::vector<char*> arguments(argv, argv + argc);
  arguments.insert(arguments.begin() + 1, {interleaving.data(), repetitions.data(), time.data()});
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;
  least_times reporter(shown);
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.print(calls);
  return 0;
}

}  // namespace bench
