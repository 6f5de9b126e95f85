#include <dynify/dynify.hpp>
#include <vector>
using stack = dynify::frame_stack_ref;
dynify::task<int> root(dynify::frame_stack_ref s,
                       dynify::task<int> (*step)(dynify::frame_stack_ref)) {
  co_return co_await step(s);
}
