// What each container costs a call.
#include <array>
#include <cstddef>
#include <dynify/dynify.hpp>
#include <dynify/pmr.hpp>
#include <dynify/vector.hpp>
#include <dynify/with_allocator.hpp>
#include <memory>
#include <memory_resource>
#include <span>
#include <vector>

#include "caller.hpp"
#include "loop.hpp"
#include "objects.hpp"
#include "ways.hpp"

namespace bench {
namespace {

constexpr std::size_t size = frames_of(0);

template <class Container>
struct an {
  Container container;
  Container& get() { return container; }
};

/// A container of one's own that offers its bytes.
class a_slot {
 public:
  a_slot& get() { return *this; }
  dynify::offered_bytes offered() noexcept { return {bytes_, size, &flag_}; }

 private:
  alignas(dynify::frame_alignment) std::byte bytes_[(size + 7) / 8 * 8];
  dynify::occupied_flag flag_;
};

struct raw_bytes {
  alignas(std::max_align_t) std::byte bytes[size];
  std::span<std::byte> get() { return bytes; }
};

struct an_arena : raw_bytes {
  dynify::arena arena{bytes};
  dynify::arena& get() {
    arena.reset();
    return arena;
  }
};

struct a_resource {
  std::pmr::unsynchronized_pool_resource resource;
  std::pmr::memory_resource& get() { return resource; }
};

struct an_allocator {
  std::allocator<int> allocator;
  auto get() { return dynify::with_allocator(allocator); }
};

struct the_heap {
  auto get() { return dynify::heap; }
};

template <class Place>
struct container_row : resumed_by_hand {
  using objects = dyn_objects<through_in>;
  template <std::size_t>
  using place = Place;
  template <class Workload, class Counter>
  static auto call(Counter& counter, std::uint64_t i, Place& place) {
    return Workload::call(counter, i).in(place.get());
  }
};

template <class Place>
void add(cells& all, const char* name, double allocations = 0) {
  add_row<container_row<Place>, containers>(all, name, allocations);
}

}  // namespace

void add_container_cells(cells& all) {
  add<an<dynify::buffer<size>>>(all, "buffer");
  add<a_slot>(all, "one of your own, offers bytes");
  add<raw_bytes>(all, "raw bytes");
  add<an<std::array<std::byte, size>>>(all, "std::array");
  add<an<dynify::small_buffer<size>>>(all, "small_buffer, in place");
  add<an<dynify::small_buffer<1>>>(all, "small_buffer, on the heap", 1);
  add<an<dynify::pool<size, 8>>>(all, "pool, lock-free");
  add<an<dynify::pool<size, 8, dynify::unguarded>>>(all, "pool, unguarded");
  add<an_arena>(all, "arena, reset at every call");
  add<an<std::vector<std::byte>>>(all, "std::vector");
  add<a_resource>(all, "pmr, unsynchronized pool");
  add<an_allocator>(all, "std::allocator", 1);
  add<the_heap>(all, "heap", 1);
  add<an<dynify::observed<dynify::buffer<size>>>>(all, "observed buffer");
}

}  // namespace bench
