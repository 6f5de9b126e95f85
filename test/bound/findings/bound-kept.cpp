#include <dynify/dynify.hpp>
#include <vector>
using stack = dynify::frame_stack_ref;
dynify::task<int> one(dynify::frame_stack_ref, int n) { co_return n; }
dynify::task<void> root(dynify::frame_stack_ref s, int n) {
  std::vector<dynify::task<int>> tasks;
  for (int i = 0; i < n; ++i) tasks.push_back(one(s, i));
  for (auto& task : tasks) co_await std::move(task);
}
