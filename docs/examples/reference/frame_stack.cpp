#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstdio>
#include <string_view>

// Ordinary coroutines: the first parameter says where their frames go, and is passed on.
dynify::task<int> digit(dynify::frame_stack_ref, char c) { co_return c - '0'; }

dynify::task<int> parse(dynify::frame_stack_ref s, std::string_view line) {
  int value = 0;
  for (const char c : line) value = 10 * value + co_await digit(s, c);
  co_return value;
}

int main() {
  dynify::frame_stack<1024> stack;
  const int value = dynify::sync_wait(parse(stack, "4711"));
  std::printf("%d, %zu bytes used, %zu at most\n", value, stack.used(), stack.peak());

  dynify::frame_stack<16> small;
  try {
    (void)dynify::sync_wait(parse(small, "1"));
    return 1;
  } catch (const dynify::out_of_capacity& e) {
    std::printf("%zu needed, %zu available\n", e.needed(), e.available());
  }
  return value == 4711 && stack.used() == 0 ? 0 : 1;
}
