// A trait whose method says by a parameter where its frame goes.
#pragma once

#include <dynify/frame_stack.hpp>
#include <dynify/task.hpp>

class [[dynify::trait]] Placed {
 public:
  dynify::task<int> next(dynify::frame_stack_ref s);
};
