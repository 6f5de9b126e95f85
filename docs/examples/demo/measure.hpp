// Runs every source, through the dyn and through the abstract class, and notes what its calls cost.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "heap_use.hpp"
#include "open.hpp"
#include "tally.hpp"

namespace demo {

enum class Through { dyn, by_hand };

/// A line of the table.
struct Row {
  Through through;
  std::string backend;
  Counts counts;            // of the text, by one pass over it
  std::size_t calls = 0;    // of read, in all passes
  std::size_t waits = 0;    // how many of them were suspended
  HeapUse heap;             // while they ran
  std::size_t frame_bytes;  // of one call
  double ns_per_call;       // in the fastest round
};

[[nodiscard]] std::vector<Row> measure(Input& input);

}  // namespace demo
