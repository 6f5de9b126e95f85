#include <dynify/dynify.hpp>
#include <vector>
using stack = dynify::frame_stack_ref;
#include <dynify/sync_wait.hpp>
void each_second(void (*)(dynify::frame_stack_ref));
dynify::task<int> one(dynify::frame_stack_ref, int n) { co_return n; }
void step(dynify::frame_stack_ref s) { dynify::sync_wait(one(s, 1)); }
dynify::task<void> root(dynify::frame_stack_ref s) {
  each_second(&step);
  co_await one(s, 2);
}
