#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <type_traits>

#include "remote.dyn.hpp"

static_assert(std::is_same_v<dynify::dyn<vendor::Client>, app::DynClient>);

template <class Dyn>
concept closes = requires(Dyn dyn) { dyn.close(); };
static_assert(!closes<app::DynClient>);

// Knows nothing of the vendor's class.
struct Fake {
  dynify::task<int> get(std::string, int times) { co_return times; }
};

int main() {
  vendor::Client real;
  Fake fake;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(app::DynClient(real).get("four").init(frame)) == 12);
  assert(dynify::sync_wait(app::DynClient(fake).get("four").init(frame)) == 3);
  vendor::Queue<int> numbers;
  app::AnyNumbers(numbers).push(1);
}
