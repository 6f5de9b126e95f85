#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <string_view>

#include "grid.dyn.hpp"

struct Cells {
  int cells[4] = {1, 2, 3, 4};
  int& operator[](int row, int column) { return cells[2 * row + column]; }
  dynify::task<int> operator[]() const { co_return 4; }
  static int operator[](const char* name) { return std::string_view(name) == "rows" ? 2 : 0; }
  static dynify::task<int> operator()(int size, int by) { co_return size* by; }
};

/// What the trait has as a static operator may be any that is called on an object.
struct Ordinary : Cells {
  dynify::task<int> operator()(int size, int by) const { co_return size + by; }
};

int main() {
  Cells cells;
  DynGrid grid = cells;
  dynify::buffer<512> frame;
  grid[1, 0] = 5;
  assert(cells.cells[2] == 5 && grid["rows"] == 2 && grid() == 7);
  assert(dynify::sync_wait(grid[].init(frame)) == 4);
  assert(dynify::sync_wait(grid(3).init(frame)) == 6);

  ConstDynGrid fixed = grid;
  assert(dynify::sync_wait(fixed(3, 3).init(frame)) == 9 && fixed["rows"] == 2);
  auto bound = dynify::bind(grid, frame);
  assert((bound[1, 1] == 4 && dynify::sync_wait(bound(4)) == 8));

  Ordinary ordinary;
  assert(dynify::sync_wait(DynGrid(ordinary)(3).init(frame)) == 5);
}
