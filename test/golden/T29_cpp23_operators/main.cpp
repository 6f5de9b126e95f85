#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <string_view>

#include "grid.dyn.hpp"

struct Cells {
  int cells[4] = {1, 2, 3, 4};
  int& operator[](int row, int column) { return cells[2 * row + column]; }
  dynify::task<int> operator[]() { co_return 4; }
  static int operator[](const char* name) { return std::string_view(name) == "rows" ? 2 : 0; }
};

int main() {
  Cells cells;
  DynGrid grid = cells;
  dynify::buffer<512> frame;
  grid[1, 0] = 5;
  assert(cells.cells[2] == 5 && grid["rows"] == 2);
  assert(dynify::sync_wait(grid[].init(frame)) == 4);
  assert((dynify::bind(grid, frame)[1, 1] == 4 && ConstDynGrid(grid)["rows"] == 2));
}
