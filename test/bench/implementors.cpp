#include "implementors.hpp"

#include <array>

namespace bench {
namespace {

/// The bodies, written once for both coroutine types: `Base` is the abstract class, or nothing.
template <class Base, template <class> class Task>
class CoroutineCounter : public Base {
 public:
  Task<item> ready() { co_return count_++; }
  Task<item> with_arguments(std::uint64_t step, std::span<const std::byte> bytes) {
    co_return count_ += step + bytes.size();
  }
  Task<item> suspending() {
    co_await pause();
    co_return count_++;
  }
  Task<item> with_locals() {
    std::array<std::byte, 1024> scratch;
    fill(scratch);
    co_await pause();
    co_return count_ += static_cast<std::uint64_t>(scratch[count_ % scratch.size()]);
  }

 private:
  /// The bytes escape, so that they live in the frame.
  static void fill(std::span<std::byte> bytes) {
    bytes[0] = std::byte(1);
    asm volatile("" ::"r"(bytes.data()) : "memory");
  }

  std::uint64_t count_ = 0;
};

class Plain final : public PlainCounter {
 public:
  item ready() override { return count_++; }
  item with_arguments(std::uint64_t step, std::span<const std::byte> bytes) override {
    return count_ += step + bytes.size();
  }

 private:
  std::uint64_t count_ = 0;
};

struct nothing {};

}  // namespace

// Each thread has its own, so that what threads share is the heap, if anything.
PlainCounter& plain_counter() {
  thread_local Plain counter;
  return counter;
}

VirtualCounter& virtual_counter() {
  thread_local CoroutineCounter<VirtualCounter, heap_task> counter;
  return counter;
}

DynCounter dyn_counter() {
  thread_local CoroutineCounter<nothing, dynify::task> counter;
  return counter;
}

}  // namespace bench
