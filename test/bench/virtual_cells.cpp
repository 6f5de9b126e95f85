// The rows of hand-written coroutines behind virtual functions.
#include <array>
#include <cstddef>
#include <memory_resource>

#include "allocator_task.hpp"
#include "caller.hpp"
#include "floor_task.hpp"
#include "heap_task.hpp"
#include "loop.hpp"
#include "objects.hpp"
#include "peer_tasks.hpp"
#include "pool_task.hpp"
#include "ways.hpp"

namespace bench {
namespace {

template <template <class> class Task>
struct virtual_row : resumed_by_hand, awaited_as_it_is {
  using objects = virtual_objects<Task>;
};

/// A monotonic resource that begins again at every call, as one does for every request.
class arena {
 public:
  frame_allocator begin() {
    resource_.release();
    return frame_allocator(&resource_);
  }

 private:
  std::array<std::byte, 4096> bytes_;
  std::pmr::monotonic_buffer_resource resource_{bytes_.data(), bytes_.size(),
                                                std::pmr::null_memory_resource()};
};

struct with_allocator_arg : resumed_by_hand {
  using objects = virtual_objects<allocator_task, std::allocator_arg_t, frame_allocator>;
  template <std::size_t>
  using place = arena;
  template <class Workload, class Counter>
  static auto call(Counter& counter, std::uint64_t i, arena& place) {
    return Workload::call(counter, i, std::allocator_arg, place.begin());
  }
};

/// What a call costs at least.
struct at_least : resumed_by_hand {
  using objects = virtual_objects<floor_task, floor_place*>;
  template <std::size_t>
  using place = floor_place;
  template <class Workload, class Counter>
  static auto call(Counter& counter, std::uint64_t i, floor_place& place) {
    return floor_call<Workload, Counter>{counter, i, place};
  }
};

}  // namespace

void add_virtual_cells(cells& all) {
  add_to_all<virtual_row<heap_task>>(all, "virtual + heap", 1);
  add_to_all<virtual_row<pool_task>>(all, "virtual + pool", 0);
  add_to_all<with_allocator_arg>(all, "virtual + allocator_arg", 0);
  add_to_all<virtual_row<cppcoro_task>>(all, "virtual, as cppcoro", 1);
  add_to_all<virtual_row<libcoro_task>>(all, "virtual, as libcoro", 1);
  add_row<at_least, w1, w2, w3>(all, "the least", 0);
}

}  // namespace bench
