#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "names.dyn.hpp"

namespace {

struct Till {
  ::dynify::task<int> take(Item item) { co_return item.a; }
  int all(const std::vector<Item>& items, int (&places)[4]) {
    places[3] = 7;
    return static_cast<int>(items.size());
  }
  int more(int x) { return x; }
};

}  // namespace

int main() {
  Till till;
  shop::DynCounter counter = till;
  int wrong = ::dynify::sync_wait(counter.take({2}).boxed()) != 2;
  int places[4] = {};
  wrong += counter.all({{1}, {2}}, places) != 2 || places[3] != 7;
  wrong += counter.more() != 3;
  wrong += counter.body(5) != 9;
  return wrong;
}
