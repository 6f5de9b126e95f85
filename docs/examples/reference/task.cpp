#include <dynify/sync_wait.hpp>
#include <dynify/task.hpp>

#include <stdexcept>
#include <utility>

dynify::task<int> half(int number) {
  if (number % 2 != 0) throw std::invalid_argument("odd");
  co_return number / 2;
}

dynify::task<int> quarter(int number) {
  dynify::task<int> first = half(number);   // made, not started
  const int n = co_await std::move(first);  // starts here; what it throws comes out here
  co_return co_await half(n);
}

int main() {
  {
    const dynify::task<int> never_awaited = half(7);
  }  // destroyed, never started: nothing is thrown
  return dynify::sync_wait(quarter(12)) == 3 ? 0 : 1;
}
