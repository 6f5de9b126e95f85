// Counts the bytes, lines and words of a file through sources that are chosen at run time, and
// shows what the calls cost.
#include <cstdio>
#include <exception>

#include "measure.hpp"
#include "report.hpp"

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s FILE\n", argv[0]);
    return 2;
  }
  demo::Input input(argv[1]);
  const auto rows = demo::measure(input);
  demo::print_counts(input.path, rows.front().counts);
  demo::print_table(rows);
  demo::print_companion(DEMO_COMPANION);
  const auto wrong = demo::complaints(rows);
  for (const auto& complaint : wrong) std::fprintf(stderr, "demo: %s\n", complaint.c_str());
  return wrong.empty() ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "demo: %s\n", error.what());
  return 1;
}
