#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstdio>
#include <cstdlib>
#include <new>
#include <optional>

#include "numbers.dyn.hpp"

// Counts what the program allocates.
std::size_t allocations = 0;
void* operator new(std::size_t size) {
  ++allocations;
  if (void* const block = std::malloc(size)) return block;
  throw std::bad_alloc();
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }

/// By hand: a base class, and a frame on the heap for every call.
class VirtualNumbers {
 public:
  VirtualNumbers() = default;
  VirtualNumbers(const VirtualNumbers&) = delete;
  VirtualNumbers& operator=(const VirtualNumbers&) = delete;
  virtual ~VirtualNumbers() = default;
  virtual dynify::task<std::optional<int>> next() = 0;
};

class Count : public VirtualNumbers {
 public:
  explicit Count(int to) : to_(to) {}
  dynify::task<std::optional<int>> next() override {
    if (at_ == to_) co_return std::nullopt;
    co_return ++at_;
  }

 private:
  int at_ = 0;
  int to_;
};

dynify::task<int> sum_by_hand(VirtualNumbers& numbers) {
  int total = 0;
  for (;;) {
    const auto n = co_await numbers.next();
    if (!n) co_return total;
    total += *n;
  }
}

/// With dynify: the same class, any class, and a frame in the caller's own for every call.
dynify::task<int> sum(DynNumbers numbers) {
  dynify::buffer<192> frame;
  int total = 0;
  for (;;) {
    const auto n = co_await numbers.next().in(frame);
    if (!n) co_return total;
    total += *n;
  }
}

int main() {
  Count first(1000);
  std::size_t before = allocations;
  const int by_hand = dynify::sync_wait(sum_by_hand(first));
  const std::size_t allocations_by_hand = allocations - before;

  Count second(1000);
  before = allocations;
  const int with_dynify = dynify::sync_wait(sum(second));
  const std::size_t allocations_with_dynify = allocations - before;

  std::printf("%zu allocations by hand, %zu with dynify\n", allocations_by_hand,
              allocations_with_dynify);
  const bool same = by_hand == with_dynify;
  return same && allocations_by_hand > 1000 && allocations_with_dynify <= 1 ? 0 : 1;
}
