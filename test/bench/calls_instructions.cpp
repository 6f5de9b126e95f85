// To be run under `valgrind --tool=callgrind`: dumps, for every row and workload, what some calls
// take and what twice as many do. measure.py reads it. Arguments are the only workloads that are
// wanted.
#include <valgrind/callgrind.h>

#include <algorithm>
#include <span>
#include <string>

#include "cell.hpp"

namespace {

constexpr std::uint64_t calls = 500;
constexpr std::uint64_t seed = 7;

void dump(const bench::cell& cell, std::uint64_t times) {
  const std::string name = cell.workload + "/" + cell.row + "/" + std::to_string(times);
  CALLGRIND_ZERO_STATS;
  (void)cell.run(times, seed);
  CALLGRIND_DUMP_STATS_AT(name.c_str());
}

}  // namespace

int main(int count, char** arguments) {
  const std::span<char*> wanted(arguments + 1, static_cast<std::size_t>(count - 1));
  for (const bench::cell& cell : bench::all_cells()) {
    if (cell.workload == "W7") continue;  // is W1, on threads
    if (!wanted.empty() && std::ranges::find(wanted, cell.workload) == wanted.end()) continue;
    (void)cell.run(calls, seed);  // what is made once
    dump(cell, calls);
    dump(cell, 2 * calls);
  }
}
