#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "parameters.dyn.hpp"

struct Wood {
  dynify::task<int> put(int a, int b, int c, int d, int e) { co_return a + b + c + d + e; }
  dynify::task<app::Item> move(std::string, app::Item item, int, int) { co_return item; }
  app::Item swap(app::Item item, int width, int) { return {item.number + width}; }
};

int main() {
  Wood wood;
  app::DynShelf shelf = wood;
  dynify::buffer<1024> frame;
  assert(dynify::sync_wait(shelf.put(1, 2, 3, 4, 5).init(frame)) == 15);
  assert(dynify::sync_wait(dynify::bind(shelf, frame).move("a", {7}, 0, 0)).number == 7);
  assert(shelf.swap({2}, 3, 0).number == 5);
}
