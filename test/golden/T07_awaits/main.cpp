#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "total.dyn.hpp"

struct Two {
  dynify::task<std::vector<int>> all(int from) {
    std::vector<int> numbers;
    if (from != 0) numbers = {from, from + 1};
    co_return numbers;
  }
};

int main() {
  Two two;
  DynTotal total = two;
  dynify::buffer<1024> frame;
  assert(dynify::sync_wait(total.sum(2).init(frame)) == 3 + (2 + 6) + 100);
}
