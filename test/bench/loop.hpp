// The loop that is measured, one for each row and workload: nothing else runs.
#pragma once

#include <cstdint>
#include <optional>

#include "cell.hpp"
#include "workloads.hpp"

namespace bench {

/// In a coroutine of the type that the row wants.
template <class Row, class Workload>
typename Row::caller coroutine_loop(std::uint64_t calls, std::uint64_t seed) {
  typename Workload::template receivers<typename Row::objects> receivers(seed);
  [[maybe_unused]] typename Row::template place<Workload::frame> place;
  std::uint64_t sum = 0;
  for (std::uint64_t i = 0; i < calls; ++i)
    sum += *co_await Row::template call<Workload>(receivers.next(), i, place);
  co_return sum;
}

template <class Row, class Workload>
std::uint64_t run(std::uint64_t calls, std::uint64_t seed) {
  return Row::run_to_end(coroutine_loop<Row, Workload>(calls, seed));
}

/// The row, in the tables of these workloads. `allocations` are a coroutine's, where they are
/// certain.
template <class Row, class... Workloads>
void add_row(cells& all, const char* name, std::optional<double> allocations) {
  const auto of_call = [&](unsigned coroutines) -> std::optional<double> {
    if (!allocations) return std::nullopt;
    return *allocations * coroutines;
  };
  (all.push_back({Workloads::name, name, run<Row, Workloads>, Workloads::expected,
                  of_call(Workloads::coroutines)}),
   ...);
}

/// In the tables of all workloads.
template <class Row>
void add_to_all(cells& all, const char* name, std::optional<double> allocations) {
  add_row<Row, w1, w2, w3, w4_ready, w4_suspending, w5, w6, w7>(all, name, allocations);
}

}  // namespace bench
