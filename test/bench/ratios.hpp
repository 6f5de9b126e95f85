// Runs the registered benchmarks interleaved, and prints one row a workload's way of calling, with
// ratios.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

/// What the tables show.
struct columns {
  std::vector<std::string> rows;   // of each workload, in order; others come last
  std::vector<std::string> bases;  // the rows that all are compared with
};

/// Benchmarks are named "workload/row"; each iteration makes `calls` calls. Prints, for every row,
/// the least time of the repetitions and its ratios to the workload's base rows. Returns main's
/// status.
int run_and_print_ratios(int argc, char** argv, std::uint64_t calls, const columns& shown);

}  // namespace bench
