#include "tasks.hpp"

static dynify::task<int> read(dynify::frame_stack_ref, int n) {
  volatile char block[100] = {};
  block[n] = static_cast<char>(n);
  co_return block[n];
}

dynify::task<int> app::measure(dynify::frame_stack_ref s, int n) { co_return co_await read(s, n); }
