#pragma once
#include <dynify/frame_stack.hpp>
#include <dynify/task.hpp>

class [[dynify::trait]] Source {
 public:
  dynify::task<int> next();
};

class [[dynify::trait]] Reader {
 public:
  dynify::task<int> read(dynify::frame_stack_ref s, int n);
};
