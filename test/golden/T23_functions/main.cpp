#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "names.dyn.hpp"

namespace app {
::dynify::task<int> fetch(int a, int b, int c, int d) { co_return a + b + c + d; }
::dynify::task<int> move(int& a, int&& b, int c) { co_return a + b + c; }
::dynify::task<int> start_of(int a) { co_return a; }
::dynify::task<int> companion(struct sent, int b) { co_return b; }
::dynify::task<int> constructor(::std::string text) { co_return static_cast<int>(text.size()); }
template <class T, class Implementor, int object>
::dynify::task<T> arguments(T a, Implementor b) {
  co_return a + static_cast<T>(b) + object;
}
}  // namespace app

int main() {
  dynify::buffer<512> frame;
  const auto run = [&](auto constructor) {
    return dynify::sync_wait(std::move(constructor).init(frame));
  };
  int one = 1;
  assert(run(app::dyn_fetch(1, 2, 3, 4)) == 10 && run(app::dyn_move(one, 2, 3)) == 6);
  assert(run(app::dyn_start_of()) == 0 && run(app::no_object({}, 5)) == 5);
  assert(run(app::task("abc")) == 3);
  assert(run(app::dyn_arguments<int, char, 3>(1, 'a')) == 4 + 'a');
}
