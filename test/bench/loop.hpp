// The loop that is measured, one for each row and workload: nothing else runs.
#pragma once

#include <cstdint>

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

/// The row, in the tables of these workloads.
template <class Row, class... Workloads>
void add_row(cells& all) {
  const auto allocations = [](unsigned coroutines) -> std::optional<double> {
    if (!Row::allocations) return std::nullopt;
    return *Row::allocations * coroutines;
  };
  (all.push_back({Workloads::name, Row::name, run<Row, Workloads>, Workloads::expected,
                  allocations(Workloads::coroutines)}),
   ...);
}

}  // namespace bench
