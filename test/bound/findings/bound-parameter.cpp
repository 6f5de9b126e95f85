#include <dynify/dynify.hpp>
#include <vector>
using stack = dynify::frame_stack_ref;
dynify::task<int> root(dynify::frame_stack_ref, dynify::task<int> other) {
  co_return co_await std::move(other);
}
