#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <type_traits>

#include "remote.dyn.hpp"

static_assert(std::is_same_v<dynify::dyn<vendor::Client>, app::DynClient>);
static_assert(std::is_same_v<dynify::dyn<const vendor::Queue<int>>, app::ConstAnyNumbers>);
static_assert(std::is_same_v<dynify::dyn<vendor::Queue<char>>, vendor::DynQueue<char>>);
static_assert(std::is_same_v<app::DynClient::State, vendor::Client::State>);

template <class Dyn>
concept closes = requires(Dyn dyn) { dyn.close(); };
static_assert(!closes<app::DynClient>);

// Knows the vendor's types, not the vendor's class.
struct Fake {
  dynify::task<vendor::Reply> get(std::string, int times) { co_return vendor::Reply{times}; }
  vendor::Client::State state() const { return vendor::Client::State::closed; }
  void connect(void (*done)(vendor::Reply)) { done({2}); }
  bool same_host(const vendor::Client&) const { return false; }
  int handle() const { return 5; }
};

struct Zero {
  long now() const { return 0; }
};

int main() {
  vendor::Client real("host");
  Fake fake;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(app::DynClient(real).get("four").init(frame)).code == 12);
  assert(dynify::sync_wait(app::DynClient(fake).get("four").init(frame)).code == 3);
  assert(app::DynClient(real).same_host(real) && !app::DynClient(fake).same_host(real));
  assert(app::DynClient(real).handle() == 1 && app::ConstDynClient(fake).handle() == 5);

  vendor::Queue<int> numbers;
  app::AnyNumbers(numbers).push(1);
  assert(app::ConstAnyNumbers(numbers).size() == 1);
  vendor::Queue<char> letters;
  vendor::DynQueue<char>(letters).push('a');
  assert(letters.size() == 1);

  const vendor::Clock clock;
  const Zero zero;
  assert(vendor::ConstAnyClock(clock).now() == 7 && vendor::ConstAnyClock(zero).now() == 0);
}
