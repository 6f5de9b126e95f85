#include <cstdio>
#include <dynify/sync_wait.hpp>

#include "app.bounds.hpp"
#include "tasks.hpp"

int main() {
  dynify::frame_stack<dynify::bound_of<&app::main_task>> stack;
  const int sum = dynify::sync_wait(app::main_task(stack));
  std::printf("%d %d\n", sum, stack.peak() == stack.size() ? 1 : 0);
}
