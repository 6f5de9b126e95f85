// Every way to start a coroutine that has one worst case with each compiler. With -DRUN, prints the
// peak of each.
#include "program.hpp"

#include <cstdio>
#include <dynify/sync_wait.hpp>
#include <utility>

#include "program_traits.dyn.hpp"

namespace app {

using dynify::task;

task<int> leaf(stack, int n) {
  volatile char block[100] = {};
  block[n & 7] = 1;
  co_return n + block[n & 7];
}
task<int> middle(stack s, int n) { co_return co_await leaf(s, n) + n; }
task<int> forwarded(stack s, int n) { return middle(s, n); }

template <class T>
task<T> instance(stack s, T value) {
  co_return static_cast<T>(value + co_await leaf(s, 1));
}

struct small_source {
  task<int> next() { co_return 1; }
};
struct large_source {
  stack s;
  task<int> next() { co_return co_await middle(s, 3); }
};
struct reader {
  task<int> read(stack s, int n) { co_return co_await middle(s, n); }
};

task<int> both(stack, task<int> a, task<int> b) {
  const int first = co_await std::move(a);
  co_return first + co_await std::move(b);
}
task<int> throws(stack s) {
  const int n = co_await leaf(s, 1);  // in the condition it would be a trap with g++ 12
  if (n != 0) throw 1;
  co_return 0;
}

task<int> in_a_dyn(stack s) {
  small_source small;
  large_source large{s};
  DynSource all[] = {small, large};
  int n = 0;
  for (DynSource source : all) n += co_await source.next().in(s);
  co_return n;
}
task<int> in_a_buffer(stack s) {
  large_source large{s};
  DynSource source = large;
  dynify::buffer<1024> frame;
  co_return co_await source.next().in(frame);
}
task<int> in_a_dyn_that_says_where(stack s) {
  reader r;
  DynReader d = r;
  co_return co_await d.read(s, 3);
}
task<int> in_a_bound_dyn(stack s) {
  large_source large{s};
  auto source = dynify::bind(DynSource(large), s);
  co_return co_await source.next();
}
task<int> in_a_loop(stack s) {
  int n = 0;
  for (int i = 0; i < 3; ++i) {
    if (i == 1)
      n += co_await middle(s, i);
    else
      n += co_await leaf(s, i);
  }
  co_return n;
}
[[dynify::bound(4)]] task<int> deep(stack s, int n) {
  if (n <= 1) co_return co_await leaf(s, n);
  co_return co_await deep(s, n - 1);
}
task<int> in_depth(stack s) { co_return co_await deep(s, 4); }
task<int> in_variables(stack s) {
  auto first = middle(s, 1);
  task<int> second = middle(s, 2);
  const int n = co_await std::move(second);
  co_return n + co_await std::move(first);
}
task<int> in_parameters(stack s) {
  auto first = leaf(s, 1);
  auto second = middle(s, 1);
  co_return co_await both(s, std::move(first), std::move(second));
}
task<int> in_scopes(stack s) {
  int n = 0;
  {
    auto first = middle(s, 1);
    n += co_await std::move(first);
  }
  auto second = leaf(s, 1);
  n += co_await forwarded(s, n);
  co_return n + co_await std::move(second);
}
task<int> in_a_template(stack s) { co_return static_cast<int>(co_await instance<long>(s, 4L)); }
task<int> deferred(stack s) { co_return co_await dynify::defer(&middle, s, 1).in(s); }
task<int> caught(stack s) {
  int n = 0;
  try {
    n += co_await throws(s);
  } catch (int) {
    n = 1;
  }
  co_return n + co_await middle(s, n);
}

}  // namespace app

#ifdef RUN
#define PEAK(root)                         \
  {                                        \
    dynify::frame_stack<65536> s;          \
    dynify::sync_wait(app::root(s));       \
    std::printf(#root " %zu\n", s.peak()); \
  }

int main() {
  PEAK(in_a_dyn)
  PEAK(in_a_buffer)
  PEAK(in_a_dyn_that_says_where)
  PEAK(in_a_bound_dyn)
  PEAK(in_a_loop)
  PEAK(in_depth)
  PEAK(in_variables)
  PEAK(in_parameters)
  PEAK(in_scopes)
  PEAK(in_a_template)
  PEAK(deferred)
  PEAK(caught)
}
#endif
