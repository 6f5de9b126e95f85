// `task` without dynamic dispatch, its body in another unit: nobody can elide its frame.
#include "caller.hpp"
#include "loop.hpp"
#include "objects.hpp"
#include "ways.hpp"

namespace bench {
namespace {

struct static_task : resumed_by_hand {
  using objects = static_objects;
  template <std::size_t>
  using place = nowhere;
  template <class Workload, class Counter>
  static auto call(Counter& counter, std::uint64_t i, nowhere) {
    return Workload::call(counter, i);
  }
};

}  // namespace

void add_static_cells(cells& all) { add_row<static_task, w1, w2, w3, w5>(all, "static task", 1); }

}  // namespace bench
