// Allocations and bytes of a call, for every row and workload, as JSON; and whether each row gives
// the right sum and allocates what it says. Fails if not, or if there is nothing of a name given.
#include <cmath>
#include <cstdio>
#include <set>
#include <string>

#include "allocations.hpp"
#include "cell.hpp"

namespace {

constexpr std::uint64_t calls = 500;
constexpr std::uint64_t seed = 7;

struct count {
  double allocations;
  double bytes;
  bool sums_are_right;
};

bench::heap_use used_by(const bench::cell& cell, std::uint64_t times, bool& right) {
  const bench::heap_use before = bench::heap_used();
  if (cell.run(times, seed) != cell.expected(times, seed)) right = false;
  const bench::heap_use after = bench::heap_used();
  return {after.allocations - before.allocations, after.bytes - before.bytes};
}

/// By the difference of twice as many calls: what the loop itself takes falls away.
count counted(const bench::cell& cell) {
  bool right = true;
  (void)used_by(cell, calls, right);  // what is made once
  const bench::heap_use once = used_by(cell, calls, right);
  const bench::heap_use twice = used_by(cell, 2 * calls, right);
  const auto per_call = [](std::size_t more, std::size_t less) {
    return (static_cast<double>(more) - static_cast<double>(less)) / static_cast<double>(calls);
  };
  return {per_call(twice.allocations, once.allocations), per_call(twice.bytes, once.bytes), right};
}

bool complain_of(const bench::cell& cell, const count& c) {
  const std::string name = cell.workload + ", " + cell.row;
  if (!c.sums_are_right) std::fprintf(stderr, "%s: the sum is wrong\n", name.c_str());
  const bool as_said = !cell.allocations || std::abs(c.allocations - *cell.allocations) < 0.01;
  if (!as_said)
    std::fprintf(stderr, "%s: %g allocations a call in place of %g\n", name.c_str(), c.allocations,
                 *cell.allocations);
  return !c.sums_are_right || !as_said;
}

}  // namespace

/// Only the workloads and rows that are named, or all.
int main(int argc, char** argv) {
  const std::set<std::string> wanted(argv + 1, argv + argc);
  std::set<std::string> missing = wanted;
  bool good = true;
  const char* separator = "[";
  for (const bench::cell& cell : bench::all_cells()) {
    if (!wanted.empty() && !wanted.contains(cell.workload) && !wanted.contains(cell.row)) continue;
    missing.erase(cell.workload);
    missing.erase(cell.row);
    const count c = counted(cell);
    if (complain_of(cell, c)) good = false;
    std::printf("%s\n  {\"workload\": \"%s\", \"row\": \"%s\", \"allocations\": %g, \"bytes\": %g}",
                separator, cell.workload.c_str(), cell.row.c_str(), c.allocations, c.bytes);
    separator = ",";
  }
  std::puts("\n]");
  for (const std::string& name : missing)
    std::fprintf(stderr, "nothing is called %s\n", name.c_str());
  return good && missing.empty() ? 0 : 1;
}
