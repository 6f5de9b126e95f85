#include <cassert>
#include <type_traits>

#include "cell.dyn.hpp"

struct Integer {
  int value = 6;
  explicit operator bool() noexcept { return value != 0; }
  using callback = int (*)(int);
  operator callback() {
    return [](int n) { return n + 1; };
  }
  explicit operator int*() { return &value; }
};

static_assert(!std::is_convertible_v<DynCell<int>, int*>);
static_assert(std::is_convertible_v<DynCell<char>, char*>);

int main() {
  Integer integer;
  DynCell<int> cell = integer;
  const Integer::callback next = cell;
  assert(static_cast<bool>(cell) && *static_cast<int*>(cell) == 6 && next(1) == 2);
}
