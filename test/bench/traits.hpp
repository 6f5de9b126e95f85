// What the benchmarks call: one method for each workload.
#pragma once

#include <cstddef>
#include <cstdint>
#include <dynify/task.hpp>
#include <optional>
#include <span>

namespace bench {

using item = std::optional<std::uint64_t>;

class [[dynify::trait]] Counter {
 public:
  /// W1: ready at once.
  dynify::task<item> ready();
  /// W2: ready at once, with arguments.
  dynify::task<item> with_arguments(std::uint64_t step, std::span<const std::byte> bytes);
  /// W3: suspends once.
  dynify::task<item> suspending();
  /// W5: 1 KiB of locals live across a suspension.
  dynify::task<item> with_locals();
};

}  // namespace bench
