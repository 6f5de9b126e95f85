#include <dynify/dynify.hpp>
#include <dynify/ready_task.hpp>
#include <dynify/sync_wait.hpp>

#include <array>
#include <optional>

#include "job.hpp"
#include "loop.hpp"
#include "numbers.dyn.hpp"

/// Fetches four numbers at a time, which takes a while. In between, a number is there already.
class Blocks {
 public:
  explicit Blocks(Loop& loop) : loop_(loop) {}

  // Ready at once three times out of four: nothing suspends then, and nobody is resumed.
  dynify::task<std::optional<int>> next() {
    if (at_ == block_.size()) {
      co_await loop_.sleep(100);
      for (int& n : block_) n = ++last_;
      at_ = 0;
    }
    co_return block_[at_++];
  }

 private:
  Loop& loop_;
  std::array<int, 4> block_{};
  std::size_t at_ = 4;
  int last_ = 0;
};

/// Has its numbers always, and no need of a coroutine: no frame, no place.
class Constant {
 public:
  dynify::task<std::optional<int>> next() { return dynify::ready_task(std::optional(42)); }
};

Job add(DynNumbers numbers, int count, int& sum) {
  dynify::buffer<192> frame;
  while (count-- > 0) {
    const auto n = co_await numbers.next().in(frame);
    sum += n.value_or(0);
  }
}

int main() {
  Loop loop;
  Blocks blocks(loop);
  Constant constant;
  int first = 0;
  int second = 0;
  const Job a = add(blocks, 8, first);
  const Job b = add(constant, 8, second);
  const bool at_once = b.done() && second == 8 * 42;
  loop.run();
  return at_once && first == 36 && loop.now() == 200 ? 0 : 1;
}
