#include <dynify/constructs.hpp>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstddef>
#include <cstdio>
#include <type_traits>
#include <utility>

#include "from_string.hpp"
#include "stream.dyn.hpp"

/// A function that returns a constructor: the simplest kind. The caller says where `skip` lives.
dynify::task<int> skip(DynStream stream, int n) {
  dynify::buffer<192> frame;
  int skipped = 0;
  while (skipped < n) {
    const auto c = co_await stream.next().in(frame);
    if (!c) break;
    ++skipped;
  }
  co_return skipped;
}
auto skipping(DynStream stream, int n) { return dynify::defer(&skip, stream, n); }

/// A class of one's own around any other constructor: the containers that a call is given come
/// after a place of its own.
template <class Constructor>
class ArenaFirst {
 public:
  ArenaFirst(dynify::arena& usual, Constructor inner) : usual_(&usual), inner_(std::move(inner)) {}

  dynify::layout layout() { return inner_.layout(); }

  template <class... Containers>
  auto init(Containers&&... containers) && {
    return std::move(inner_).init(*usual_, containers...);
  }
  template <class... Containers>
  auto try_init(Containers&&... containers) && {
    auto tried = std::move(inner_).try_init(*usual_, containers...);
    using built = std::remove_reference_t<decltype(*tried)>;
    using result = dynify::init_result<built, ArenaFirst>;
    if (tried) return result(std::move(*tried));
    return result(tried.error(), ArenaFirst(*usual_, std::move(tried).constructor()));
  }

 private:
  dynify::arena* usual_;
  Constructor inner_;
};
static_assert(dynify::constructs<ArenaFirst<decltype(skipping(std::declval<DynStream>(), 1))>,
                                 dynify::task<int>>);

/// For whatever constructs a task: it neither knows nor cares which.
template <dynify::constructs<dynify::task<int>> C>
int run(C call) {
  dynify::buffer<16> too_small;
  auto tried = std::move(call).try_init(too_small);
  if (tried) return dynify::sync_wait(*std::move(tried));
  std::printf("needs %zu bytes\n", tried.error().needed());
  return dynify::sync_wait(std::move(tried).constructor().init(dynify::heap));
}

int main() {
  FromString text("hello");
  alignas(16) std::byte bytes[1024];
  dynify::arena arena(bytes);
  const int plain = run(skipping(text, 2));                        // on the heap, in the end
  const int in_arena = run(ArenaFirst(arena, skipping(text, 9)));  // in the arena
  return plain == 2 && in_arena == 3 && arena.used() > 0 ? 0 : 1;
}
