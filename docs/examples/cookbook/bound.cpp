#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <optional>
#include <string>
#include <utility>

#include "memory_store.hpp"
#include "store.dyn.hpp"

/// Somebody else's class: a template over any store, which knows no dyn and names no place.
template <class S>
class Counter {
 public:
  explicit Counter(S store) : store_(std::move(store)) {}

  dynify::task<int> add(std::string key) {
    const auto text = co_await store_.get(key);
    const int n = text ? std::stoi(*text) + 1 : 1;
    co_await store_.put(key, std::to_string(n));
    co_return n;
  }

 private:
  S store_;
};

int main() {
  MemoryStore memory;
  DynStore store = memory;
  dynify::buffer<256> frame;

  // The dyn together with its places has all of the trait's methods, which return plain tasks.
  Counter counter(dynify::bind(store, frame, dynify::heap));
  for (int n = 1; n <= 3; ++n)
    if (dynify::sync_wait(counter.add("visits")) != n) return 1;
  return 0;
}
