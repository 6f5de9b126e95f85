// The rows of hand-written coroutines behind virtual functions.
#include <array>
#include <cstddef>
#include <memory_resource>

#include "allocator_task.hpp"
#include "caller.hpp"
#include "heap_task.hpp"
#include "loop.hpp"
#include "objects.hpp"
#include "pool_task.hpp"
#include "ways.hpp"

namespace bench {
namespace {

template <template <class> class Task>
struct virtual_row : resumed_by_hand {
  using objects = virtual_objects<Task>;
  template <std::size_t>
  using place = nowhere;
  template <class Workload, class Counter>
  static auto call(Counter& counter, std::uint64_t i, nowhere) {
    return Workload::call(counter, i);
  }
};

struct heap : virtual_row<heap_task> {
  static constexpr const char* name = "virtual + heap";
  static constexpr std::optional<double> allocations = 1;
};
struct pool : virtual_row<pool_task> {
  static constexpr const char* name = "virtual + pool";
  static constexpr std::optional<double> allocations = 0;
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

struct allocator : resumed_by_hand {
  static constexpr const char* name = "virtual + allocator_arg";
  static constexpr std::optional<double> allocations = 0;
  using objects = virtual_objects<allocator_task, std::allocator_arg_t, frame_allocator>;
  template <std::size_t>
  using place = arena;
  template <class Workload, class Counter>
  static auto call(Counter& counter, std::uint64_t i, arena& place) {
    return Workload::call(counter, i, std::allocator_arg, place.begin());
  }
};

template <class Row>
void add(cells& all) {
  add_row<Row, w1, w2, w3, w4_ready, w4_suspending, w5, w6, w7>(all);
}

}  // namespace

void add_virtual_cells(cells& all) {
  add<heap>(all);
  add<pool>(all);
  add<allocator>(all);
}

}  // namespace bench
