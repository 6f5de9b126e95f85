#pragma once
#include <dynify/frame_stack.hpp>
#include <dynify/task.hpp>

namespace app {

dynify::task<int> measure(dynify::frame_stack_ref s, int n);
dynify::task<int> main_task(dynify::frame_stack_ref s);

}  // namespace app
