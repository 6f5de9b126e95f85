#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "shape.dyn.hpp"

struct Square {
  int values[3] = {1, 2, 3};
  dynify::task<int> operator()(std::string given, int times) {
    co_return static_cast<int>(given.size()) * times;
  }
  int operator()() noexcept { return 5; }
  int& operator[](int index) { return values[index]; }
  void operator+=(int right) { values[0] += right; }
  bool operator!() { return values[0] == 0; }
};

int main() {
  Square square;
  DynShape shape = square;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(shape("four").init(frame)) == 8 && shape() == 5);
  shape[1] = 20;
  shape += 3;
  assert(square.values[1] == 20 && shape[0] == 4 && !!shape);
}
