#include "tasks.hpp"

dynify::task<int> app::main_task(dynify::frame_stack_ref s) {
  int sum = 0;
  for (int i = 0; i < 3; ++i) sum += co_await measure(s, i);
  co_return sum;
}
