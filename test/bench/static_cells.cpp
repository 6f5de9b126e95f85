// `task` without dynamic dispatch, its body in another unit: nobody can elide its frame.
#include "caller.hpp"
#include "loop.hpp"
#include "objects.hpp"
#include "ways.hpp"

namespace bench {
namespace {

struct static_task : resumed_by_hand, awaited_as_it_is {
  using objects = static_objects;
};

}  // namespace

void add_static_cells(cells& all) { add_row<static_task, w1, w2, w3, w5>(all, "static task", 1); }

}  // namespace bench
