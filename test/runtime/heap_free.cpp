// A program that never names the heap: its coroutines must not call an operator new, which is what
// Clang falls back to, silently, where the parameters match no operator new of the promise.
#include <coroutine>
#include <dynify/buffer.hpp>
#include <span>
#include <utility>

#include "number.dyn.hpp"

namespace {

using dynify::buffer;
using dynify::task;

struct suspends {
  std::coroutine_handle<>* held;
  struct awaiter {
    std::coroutine_handle<>* held;
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> h) const noexcept { *held = h; }
    void await_resume() const noexcept {}
  };
  task<int> next() {
    co_await awaiter{held};
    co_return 1;
  }
};

struct nests {
  DynNumber inner;
  task<int> next() {
    buffer<512> frame;
    co_return co_await inner.next().in(frame) + co_await inner.next().init(frame);
  }
  task<int> with_parameters(int a, const int& b, int&& c) { co_return a + b + c; }
};

task<int> reads(DynNumber number) {
  buffer<1024> frame;
  std::byte raw[1024];
  int sum = co_await number.next().in(frame);
  sum += co_await number.next().init(frame);
  sum += co_await number.next().in(std::span<std::byte>(raw));
  if (auto built = number.next().try_init(frame)) sum += co_await *std::move(built);
  co_return sum + static_cast<int>(number.next().layout().size);
}

}  // namespace

/// Keeps all of it in the object.
int heap_free(std::coroutine_handle<>* held);
int heap_free(std::coroutine_handle<>* held) {
  suspends s{held};
  nests n{s};
  task<int> t = reads(n);
  task<int> u = n.with_parameters(1, 2, 3);
  return static_cast<bool>(t) + static_cast<bool>(u);
}
