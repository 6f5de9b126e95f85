#include <cstdio>

#include "store.dyn.hpp"  // generated: DynStore; it imports the module `store`

import dynify;

dynify::task<int> digits(DynStore store) {
  dynify::buffer<256> frame;
  const std::string text = co_await store.get(2026).in(frame);
  co_return static_cast<int>(text.size());
}

int main() {
  Numbers numbers;
  const int n = dynify::sync_wait(digits(numbers));
  std::printf("%d digits\n", n);
  return n == 4 ? 0 : 1;
}
