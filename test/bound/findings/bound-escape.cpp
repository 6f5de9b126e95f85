#include <dynify/dynify.hpp>
#include <vector>
using stack = dynify::frame_stack_ref;
dynify::task<int> one(dynify::frame_stack_ref, int n) { co_return n; }
std::vector<dynify::task<int>> waiting;
dynify::task<void> root(dynify::frame_stack_ref s) {
  waiting.push_back(one(s, 1));
  co_return;
}
