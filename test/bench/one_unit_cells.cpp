// Callers and implementors in one unit: what the compiler makes of it when it sees both.
#include "caller.hpp"
#include "counter_bodies.hpp"
#include "loop.hpp"
#include "ways.hpp"

namespace bench {
namespace {

/// A class that no other unit has, so that its functions are this one's own.
class Here : public StaticCounter {};

struct objects_here {
  static Here& counter() {
    thread_local Here object;
    return object;
  }
};

struct dyns_here {
  static DynCounter counter() { return objects_here::counter(); }
};

struct in_one_unit : through_in, resumed_by_hand {
  using objects = dyns_here;
};

/// The loop of `static task`. Clang 20 and newer elide a frame where the call itself is awaited,
/// so that no function may stand between: one loop a workload.
template <class Workload>
caller static_loop(std::uint64_t calls) {
  Here& counter = objects_here::counter();
  counter.rewind();
  std::uint64_t sum = 0;
  for (std::uint64_t i = 0; i < calls; ++i) {
    if constexpr (std::is_same_v<Workload, w1>)
      sum += *co_await counter.ready();
    else if constexpr (std::is_same_v<Workload, w2>)
      sum += *co_await counter.with_arguments(i, w2::argument);
    else if constexpr (std::is_same_v<Workload, w3>)
      sum += *co_await counter.suspending();
    else
      sum += *co_await counter.with_locals();
  }
  co_return sum;
}

template <class Workload>
std::uint64_t run_static(std::uint64_t calls, std::uint64_t) {
  return static_loop<Workload>(calls).run();
}

template <class... Workloads>
void add_static(cells& all) {
  (all.push_back({Workloads::name, "static task, one unit", run_static<Workloads>,
                  Workloads::expected, std::nullopt}),
   ...);
}

}  // namespace

void add_one_unit_cells(cells& all) {
  add_static<w1, w2, w3, w5>(all);
  add_row<in_one_unit, w1, w2, w3, w5>(all, "in, one unit", 0);
}

}  // namespace bench
