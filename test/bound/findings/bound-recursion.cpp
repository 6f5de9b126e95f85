#include <dynify/dynify.hpp>
#include <vector>
using stack = dynify::frame_stack_ref;
dynify::task<int> root(dynify::frame_stack_ref s, int n) {
  if (n == 0) co_return 0;
  co_return 1 + co_await root(s, n - 1);
}
