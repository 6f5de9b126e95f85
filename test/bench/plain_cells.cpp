// The floor: calls of virtual functions that are no coroutines.
#include "loop.hpp"
#include "objects.hpp"

namespace bench {
namespace {

template <class Workload>
std::uint64_t run_plain(std::uint64_t calls, std::uint64_t seed) {
  typename Workload::template receivers<plain_objects> receivers(seed);
  std::uint64_t sum = 0;
  for (std::uint64_t i = 0; i < calls; ++i) sum += *Workload::call(receivers.next(), i);
  return sum;
}

template <class... Workloads>
void add(cells& all) {
  (all.push_back({Workloads::name, "plain virtual", run_plain<Workloads>, Workloads::expected, 0}),
   ...);
}

}  // namespace

void add_plain_cells(cells& all) { add<w1, w2, w4_ready, w6, w7>(all); }

}  // namespace bench
