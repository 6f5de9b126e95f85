// What the benchmarks call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <dynify/task.hpp>
#include <optional>
#include <span>

namespace bench {

using item = std::optional<std::uint64_t>;

/// One method for each workload.
class [[dynify::trait]] Counter {
 public:
  /// Starts again at nought.
  void rewind();
  /// W1: ready at once.
  dynify::task<item> ready();
  /// W2: ready at once, with arguments.
  dynify::task<item> with_arguments(std::uint64_t step, std::span<const std::byte> bytes);
  /// W3: suspends once.
  dynify::task<item> suspending();
  /// W5: 1 KiB of locals live across a suspension.
  dynify::task<item> with_locals();
};

/// The same, awaited where it stands: the frame is in the awaiter.
class [[dynify::trait]] StoredCounter {
 public:
  void rewind();
  [[dynify::storage(192)]] dynify::task<item> ready();
  [[dynify::storage(192)]] dynify::task<item> with_arguments(std::uint64_t step,
                                                             std::span<const std::byte> bytes);
  [[dynify::storage(192)]] dynify::task<item> suspending();
  [[dynify::storage(1280)]] dynify::task<item> with_locals();
};

/// What the links of a chain (W4) and the hundred types (W6) offer.
class [[dynify::trait]] Step {
 public:
  void rewind();
  dynify::task<item> ready();
  dynify::task<item> suspending();
};

/// Steps with room for the frames of a whole chain.
template <std::size_t Bytes>
class [[dynify::trait, dynify::storage(Bytes)]] StoredStep {
 public:
  void rewind();
  dynify::task<item> ready();
  dynify::task<item> suspending();
};

}  // namespace bench
