#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "source.dyn.hpp"

struct Till {
  int calls = 0;
  dynify::task<void> nothing() {
    ++calls;
    co_return;
  }
  dynify::task<std::string> value() { co_return "text"; }
  dynify::task<int&> reference() { co_return calls; }
  dynify::task<std::unique_ptr<int>> move_only() { co_return std::make_unique<int>(7); }
  dynify::task<shop::Price> without_default() { co_return shop::Price(99); }
};

dynify::task<int> use(shop::DynSource source) {
  dynify::buffer<1024> frame;
  co_await source.nothing().in(frame);
  assert(co_await source.value().in(frame) == "text");
  int& calls = co_await source.reference().in(frame);
  assert(*co_await source.move_only().in(frame) == 7);
  assert((co_await source.without_default().in(frame)).cents == 99);
  co_return calls;
}

int main() {
  Till till;
  assert(dynify::sync_wait(use(till)) == 1);
}
