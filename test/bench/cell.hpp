// What is measured: a row of a workload's table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bench {

struct cell {
  std::string workload;
  std::string row;
  /// Makes that many calls; their sum. The seed is for what is in random order.
  std::uint64_t (*run)(std::uint64_t calls, std::uint64_t seed);
  /// What their sum is to be.
  std::uint64_t (*expected)(std::uint64_t calls, std::uint64_t seed);
  /// Allocations that a call is to make, where that is certain.
  std::optional<double> allocations;
};

using cells = std::vector<cell>;

void add_plain_cells(cells& all);
void add_dyn_cells(cells& all);
void add_virtual_cells(cells& all);
void add_asio_cells(cells& all);
void add_static_cells(cells& all);
void add_one_unit_cells(cells& all);
void add_container_cells(cells& all);

inline cells all_cells() {
  cells all;
  for (const auto add : {add_plain_cells, add_static_cells, add_dyn_cells, add_one_unit_cells,
                         add_virtual_cells, add_asio_cells, add_container_cells})
    add(all);
  return all;
}

}  // namespace bench
