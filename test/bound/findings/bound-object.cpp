#include <dynify/dynify.hpp>
#include <vector>
using stack = dynify::frame_stack_ref;
dynify::task<void> root(dynify::frame_stack_ref s) {
  auto object = dynify::make<int>(3).init(s);
  co_return;
}
