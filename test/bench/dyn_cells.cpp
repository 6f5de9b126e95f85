// The rows of dyns.
#include "caller.hpp"
#include "loop.hpp"
#include "objects.hpp"
#include "ways.hpp"

namespace bench {
namespace {

template <class Way>
struct dyn_row : Way, resumed_by_hand {
  using objects = dyn_objects<Way>;
};

/// One pool for all threads, each call from whatever thread.
struct in_shared_pool : dyn_row<through_in> {
  using pool = dynify::pool<frames_of(0), 16>;
  struct the_pool {
    static inline pool shared;
  };
  template <std::size_t>
  using place = the_pool;
  template <class Workload, class Counter>
  static auto call(Counter& counter, std::uint64_t i, the_pool) {
    return Workload::call(counter, i).in(the_pool::shared);
  }
};

}  // namespace

void add_dyn_cells(cells& all) {
  add_to_all<dyn_row<through_in>>(all, "in", 0);
  add_row<in_shared_pool, w7>(all, "in, one pool for all threads", 0);
  add_to_all<dyn_row<through_init>>(all, "init", 0);
  add_to_all<dyn_row<through_in_stack>>(all, "in, on a frame_stack", 0);
  add_to_all<dyn_row<through_init_stack>>(all, "init, on a frame_stack", 0);
  add_to_all<dyn_row<through_storage>>(all, "storage(N)", 0);
  add_to_all<dyn_row<through_boxed>>(all, "boxed", 1);
}

}  // namespace bench
