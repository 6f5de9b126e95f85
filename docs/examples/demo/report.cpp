#include "report.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "count.hpp"

namespace demo {
namespace {

constexpr int companion_lines = 32;

const char* text_of(Through through) {
  return through == Through::dyn ? "DynSource" : "virtual task";
}

/// As seen from the current folder, where that is shorter.
std::string shortened(const std::string& path) {
  const std::string relative =
      std::filesystem::path(path).lexically_relative(std::filesystem::current_path());
  return relative.empty() || relative.size() > path.size() ? path : relative;
}

}  // namespace

void print_counts(const std::string& path, const Counts& counts) {
  std::printf("%s: %zu lines, %zu words, %zu bytes, read %zu at a time\n\n",
              shortened(path).c_str(), counts.lines, counts.words, counts.bytes, bytes_per_read);
}

void print_table(const std::vector<Row>& rows) {
  std::printf("%-12s  %-7s  %9s  %9s  %16s  %11s  %11s\n", "through", "backend", "calls",
              "suspended", "heap allocations", "frame bytes", "ns per call");
  for (const Row& row : rows)
    std::printf("%-12s  %-7s  %9zu  %9zu  %16zu  %11zu  %11.1f\n", text_of(row.through),
                row.backend.c_str(), row.calls, row.waits, row.heap.allocations, row.frame_bytes,
                row.ns_per_call);
}

void print_companion(const std::string& path) {
  std::ifstream companion(path);
  if (!companion) throw std::runtime_error("cannot read " + path);
  std::printf("\nThe companion of source.hpp, %s, begins:\n\n", shortened(path).c_str());
  std::string line;
  for (int i = 0; i < companion_lines && std::getline(companion, line); ++i)
    std::printf("  %s\n", line.c_str());
}

std::vector<std::string> complaints(const std::vector<Row>& rows) {
  std::vector<std::string> found;
  for (const Row& row : rows) {
    const std::string name = row.backend + " through " + text_of(row.through);
    if (row.counts != rows.front().counts)
      found.push_back(name + " counts otherwise than the first backend");
    if (row.through == Through::dyn && row.heap.allocations != 0)
      found.push_back(name + " allocated on the heap");
    if (row.backend == "pipe" && row.waits != row.calls)
      found.push_back(name + " was not suspended at every call");
  }
  return found;
}

}  // namespace demo
