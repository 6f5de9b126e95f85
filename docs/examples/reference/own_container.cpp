#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstddef>
#include <memory>

#include "from_string.hpp"
#include "stream.dyn.hpp"

/// Frames on top of each other, as calls nest: the last to come is the first to go. For one thread.
class FrameStack {
 public:
  explicit FrameStack(std::size_t size)
      : bytes_(std::make_unique<std::byte[]>(size)), free_(bytes_.get()), left_(size) {}

  void* allocate(dynify::layout l) noexcept {
    void* at = free_;
    if (!std::align(l.align, l.size, at, left_))
      return nullptr;  // counts the padding against what is left
    free_ = static_cast<std::byte*>(at) + l.size;
    left_ -= l.size;
    return at;
  }
  void release(void* frame, dynify::layout) noexcept {
    auto* const begin = static_cast<std::byte*>(frame);
    left_ += static_cast<std::size_t>(free_ - begin);
    free_ = begin;
  }

 private:
  std::unique_ptr<std::byte[]> bytes_;
  std::byte* free_;
  std::size_t left_;
};
static_assert(dynify::container<FrameStack>);

dynify::task<int> count(DynStream stream, FrameStack& frames) {
  int n = 0;
  while (co_await stream.next().in(frames)) ++n;
  co_return n;
}

int main() {
  FromString text("hello");
  FrameStack frames(4096);
  return dynify::sync_wait(count(text, frames)) == 5 ? 0 : 1;
}
