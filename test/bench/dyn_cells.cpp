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
  static constexpr std::optional<double> allocations = 0;
};

struct in : dyn_row<through_in> {
  static constexpr const char* name = "in";
};
struct init : dyn_row<through_init> {
  static constexpr const char* name = "init";
};
struct storage : dyn_row<through_storage> {
  static constexpr const char* name = "storage(N)";
};
struct boxed : dyn_row<through_boxed> {
  static constexpr const char* name = "boxed";
  static constexpr std::optional<double> allocations = 1;
};

template <class Row>
void add(cells& all) {
  add_row<Row, w1, w2, w3, w4_ready, w4_suspending, w5, w6, w7>(all);
}

}  // namespace

void add_dyn_cells(cells& all) {
  add<in>(all);
  add<init>(all);
  add<storage>(all);
  add<boxed>(all);
}

}  // namespace bench
