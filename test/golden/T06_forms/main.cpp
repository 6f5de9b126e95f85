#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "forms.dyn.hpp"

namespace {

int seen = 0;
void note(int value) noexcept { seen += value; }
int twice(int value) { return 2 * value; }

struct All {
  dynify::task<int> call(int (*function)(int, char), void (&other)(int) noexcept,
                         forms::Forms::handler handler) {
    other(1);
    handler(2);
    co_return function(1, 'a');
  }
  int sum(const int (&values)[3], int rest[], const char* text, int (*rows)[2]) {
    return values[2] + rest[0] + text[0] + (*rows)[1];
  }
  int (*pick(int))(int) { return &twice; }
  std::string trailing(int& value) { return std::to_string(value); }
};

}  // namespace

int main() {
  dynify::buffer<512> frame;
  All all;
  forms::DynForms dyn = all;
  const auto add = [](int a, char b) { return a + b; };
  assert(dynify::sync_wait(dyn.call(add, note, &note).init(frame)) == 1 + 'a' && seen == 3);
  const int values[3] = {1, 2, 3};
  int rest[1] = {10};
  int rows[1][2] = {{0, 100}};
  assert(dyn.sum(values, rest, "a", rows) == 113 + 'a');
  int number = 12;
  assert(dyn.pick(0)(4) == 8 && dyn.trailing(number) == "12");
}
