#pragma once

#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <type_traits>

#include "T16_remote.dyn.hpp"

namespace T16_remote {

static_assert(std::is_same_v<dynify::dyn<vendor::Client>, client::DynClient>);
static_assert(std::is_same_v<dynify::dyn<const vendor::Queue<int>>, client::ConstAnyNumbers>);
static_assert(std::is_same_v<dynify::dyn<vendor::Queue<char>>, vendor::DynQueue<char>>);
static_assert(std::is_same_v<client::DynClient::State, vendor::Client::State>);

template <class Dyn>
concept closes = requires(Dyn dyn) { dyn.close(); };
static_assert(!closes<client::DynClient>);

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

inline int runs() {
  vendor::Client real("host");
  Fake fake;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(client::DynClient(real).get("four").init(frame)).code == 12);
  assert(dynify::sync_wait(client::DynClient(fake).get("four").init(frame)).code == 3);
  assert(client::DynClient(real).same_host(real) && !client::DynClient(fake).same_host(real));
  assert(client::DynClient(real).handle() == 1 && client::ConstDynClient(fake).handle() == 5);

  vendor::Queue<int> numbers;
  client::AnyNumbers(numbers).push(1);
  assert(client::ConstAnyNumbers(numbers).size() == 1);
  vendor::Queue<char> letters;
  vendor::DynQueue<char>(letters).push('a');
  assert(letters.size() == 1);

  const vendor::Clock clock;
  const Zero zero;
  assert(vendor::ConstAnyClock(clock).now() == 7 && vendor::ConstAnyClock(zero).now() == 0);
  return 0;
}

}  // namespace T16_remote
