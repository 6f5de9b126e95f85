// Runs the registered benchmarks interleaved, and prints one row a workload's way of calling, with
// ratios.
#pragma once

#include <cstdint>

namespace bench {

/// Benchmarks are named "workload/row"; each iteration makes `calls` calls. Prints, for every row,
/// the least time of the repetitions and its ratios to the workload's rows "virtual + heap" and
/// "plain virtual". Returns main's status.
int run_and_print_ratios(int argc, char** argv, std::uint64_t calls);

}  // namespace bench
