#include "measure.hpp"

#include <algorithm>
#include <chrono>
#include <dynify/constructor.hpp>
#include <dynify/sync_wait.hpp>
#include <limits>
#include <utility>

#include "count.hpp"

namespace demo {
namespace {

using Clock = std::chrono::steady_clock;
using Nanoseconds = std::chrono::duration<double, std::nano>;

/// Rounds visit the rows in turn, so that what slows the machine down for a while slows them all.
constexpr int rounds = 12;
constexpr auto round_time = std::chrono::milliseconds(10);
/// On a file so large that a pass takes this long, one round tells enough.
constexpr auto long_round = std::chrono::seconds(1);

/// Runs a coroutine to its end. What its calls cost is added to `row`; its own frame was allocated
/// before.
template <class Task>
auto run(Task task, Row& row, Nanoseconds& elapsed) {
  const HeapUse heap_before = heap_used();
  const auto start = Clock::now();
  auto result = dynify::sync_wait(std::move(task));
  elapsed += Clock::now() - start;
  row.heap += heap_used() - heap_before;
  return result;
}

std::size_t frame_bytes(DynSource source, const Row&) { return source.read({}).layout().size; }

/// Of the abstract class only the heap knows how large its frames are.
std::size_t frame_bytes(VirtualSource&, const Row& row) {
  return row.heap.allocations == 0 ? 0 : row.heap.bytes / row.heap.allocations;
}

/// Measures one backend that is opened by `Open`.
template <auto Open>
class Measurement {
 public:
  Measurement(Through through, Backend backend, Input& input) : backend_(backend), input_(input) {
    row_.through = through;
    row_.ns_per_call = std::numeric_limits<double>::max();
  }

  void count_once() {
    const auto source = Open(backend_, input_);
    Nanoseconds not_needed{};
    const Reading reading = run(count(*source), row_, not_needed);
    row_.counts = reading.counts;
    row_.calls += reading.reads;
    row_.waits += source->waits();
    row_.backend = source->name();
    row_.frame_bytes = frame_bytes(*source, row_);
  }

  void time_one_round() {
    Nanoseconds elapsed{};
    std::size_t calls = 0;
    do {
      const auto source = Open(backend_, input_);
      calls += run(drain(*source), row_, elapsed);
      row_.waits += source->waits();
    } while (elapsed < round_time);
    row_.calls += calls;
    row_.ns_per_call = std::min(row_.ns_per_call, elapsed.count() / static_cast<double>(calls));
  }

  [[nodiscard]] const Row& row() const noexcept { return row_; }

 private:
  Backend backend_;
  Input& input_;
  Row row_;
};

}  // namespace

std::vector<Row> measure(Input& input) {
  std::vector<Measurement<&open>> by_dyn;
  std::vector<Measurement<&open_by_hand>> by_hand;
  for (const Backend backend : all_backends) {
    by_dyn.emplace_back(Through::dyn, backend, input).count_once();
    by_hand.emplace_back(Through::by_hand, backend, input).count_once();
  }
  const auto start = Clock::now();
  for (int round = 0; round < rounds && Clock::now() - start < long_round; ++round) {
    for (auto& measurement : by_dyn) measurement.time_one_round();
    for (auto& measurement : by_hand) measurement.time_one_round();
  }
  std::vector<Row> rows;
  for (const auto& measurement : by_dyn) rows.push_back(measurement.row());
  for (const auto& measurement : by_hand) rows.push_back(measurement.row());
  return rows;
}

}  // namespace demo
