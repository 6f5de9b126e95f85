#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstdio>

struct Node {
  int value;
  const Node* left = nullptr;
  const Node* right = nullptr;
};

// A coroutine that calls itself cannot have its callee's frame in its own. On a stack, each frame
// lies above its caller's, and all that is needed is the depth of the tree.
dynify::task<int> sum(dynify::frame_stack_ref frames, const Node* node) {
  if (!node) co_return 0;
  const int left = co_await sum(frames, node->left);
  const int right = co_await sum(frames, node->right);
  co_return left + node->value + right;
}

int main() {
  const Node leaves[] = {{1}, {3}, {5}, {7}};
  const Node two{2, &leaves[0], &leaves[1]};
  const Node six{6, &leaves[2], &leaves[3]};
  const Node root{4, &two, &six};

  dynify::frame_stack<1024> frames;
  const int total = dynify::sync_wait(sum(frames, &root));
  std::printf("%d, with %zu bytes at most\n", total, frames.peak());
  return total == 28 && frames.used() == 0 ? 0 : 1;
}
