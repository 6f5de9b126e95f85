// `task` without dynamic dispatch, its body in another unit: nobody can elide its frame.
#include "caller.hpp"
#include "chain.hpp"
#include "loop.hpp"
#include "objects.hpp"
#include "ways.hpp"

namespace bench {
namespace {

struct static_task : resumed_by_hand, awaited_as_it_is {
  using objects = static_objects;
};

struct static_on_stack : resumed_by_hand {
  using objects = stack_objects;
  template <std::size_t>
  using place = stack_place;
  template <class Workload, class Counter>
  static auto call(Counter& counter, std::uint64_t i, const stack_place& place) {
    return place.call<Workload>(counter, i);
  }
};

}  // namespace

void add_static_cells(cells& all) {
  add_row<static_task, w1, w2, w3, w5>(all, "static task", 1);
  add_row<static_on_stack, w1, w2, w3, w4_ready, w4_suspending, w5>(
      all, "static task, on a frame_stack", 0);
}

}  // namespace bench
