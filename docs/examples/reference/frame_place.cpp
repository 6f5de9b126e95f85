#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

// The object says where the frames of its coroutines go: their signatures stay as they are.
class Machine {
 public:
  auto& frame_place() { return frames_; }

  dynify::task<int> run() { co_return co_await step() + co_await step(); }
  dynify::task<int> step() { co_return ++steps_; }

 private:
  dynify::frame_stack<512> frames_;
  int steps_ = 0;
};

int main() {
  Machine machine;
  return dynify::sync_wait(machine.run()) == 3 ? 0 : 1;
}
