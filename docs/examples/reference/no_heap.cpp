#define DYNIFY_NO_HEAP  // for the whole program: better said to the compiler, -DDYNIFY_NO_HEAP

#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

dynify::task<int> half(int n) { co_return n / 2; }

dynify::task<int> quarter(int n) {
  dynify::buffer<128> frame;  // serves both calls, one after the other
  const int h = co_await dynify::defer(&half, n).in(frame);
  co_return co_await dynify::defer(&half, h).in(frame);
}

int main() {
  dynify::buffer<1024> frame;
  return dynify::sync_wait(dynify::defer(&quarter, 12).in(frame)) == 3 ? 0 : 1;
}
