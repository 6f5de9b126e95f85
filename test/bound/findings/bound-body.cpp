#include <dynify/dynify.hpp>
#include <vector>
using stack = dynify::frame_stack_ref;
dynify::task<int> elsewhere(dynify::frame_stack_ref s);
dynify::task<int> root(dynify::frame_stack_ref s) { co_return co_await elsewhere(s); }
