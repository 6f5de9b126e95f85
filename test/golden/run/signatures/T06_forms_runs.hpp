#pragma once

#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "T06_forms.dyn.hpp"

namespace T06_forms {

int twice(int value) { return 2 * value; }

struct All {
  int row[2] = {3, 4};
  unsigned long long big = 5;

  dynify::task<int> call(int (*function)(int, char), void (&other)(int) noexcept,
                         forms::Forms::handler handler) {
    other(1);
    handler(2);
    co_return function(1, 'a');
  }
  int sum(const int (&values)[3], int rest[], const char* text, int (*rows)[2]) {
    return values[2] + rest[0] + text[0] + (*rows)[1];
  }
  int number(int& out, int value) { return out = value; }
  dynify::task<std::size_t> measure(forms::bytes data, const forms::list<std::string>& names,
                                    int more) {
    co_return data.size() + names.size() + static_cast<std::size_t>(more);
  }
  int (*pick(int))(int) { return &twice; }
  int (&grid())[2] { return row; }
  int std::pair<int, int>::* member() { return &std::pair<int, int>::second; }
  std::string trailing(int value) { return std::to_string(value); }
  const unsigned long long* east_const(const char*) { return &big; }
  dynify::task<void> nothing(void (*done)()) {
    if (done) done();
    co_return;
  }
  int here() { return 1; }
  int attributed(int value) { return value; }
};

struct Numbers {
  dynify::task<int> first(int in) { co_return in; }
  dynify::task<long> second(long in) { co_return in; }
};

struct Words {
  using strings = std::vector<std::string>;
  dynify::task<std::string> at(std::size_t index) { co_return std::string(index, 'x'); }
  dynify::task<std::unique_ptr<std::string>> copy(strings all, int times) {
    co_return std::make_unique<std::string>(all[0] + std::to_string(times));
  }
  std::array<std::string, 2> raw(const std::string& like) const { return {like, like}; }
};

struct Tuple {
  std::tuple<int, char> all(int* number, char* letter) { return {*number, *letter}; }
  std::integral_constant<int, 3> limit() noexcept { return {}; }
};

struct Nested {
  using part = forms::Outer<int>::Inner::part;
  int kept = 8;
  dynify::task<part> next(int from) { co_return part{from + 1}; }
  int& at(const part& where) const { return const_cast<int&>(kept) += where.value; }
};

int seen = 0;
void note(int value) noexcept { seen += value; }

inline int runs() {
  dynify::buffer<512> frame;
  All all;
  forms::DynForms dyn = all;
  const auto add = [](int a, char b) { return a + b; };
  assert(dynify::sync_wait(dyn.call(add, note, &note).init(frame)) == 1 + 'a' && seen == 3);
  const int values[3] = {1, 2, 3};
  int rest[1] = {10};
  int rows[1][2] = {{0, 100}};
  assert(dyn.sum(values, rest, "a", rows) == 113 + 'a');
  int out = 0;
  assert(dyn.number(out, 6) == 6 && out == 6);
  assert(dynify::sync_wait(dyn.measure(forms::bytes(4)).init(frame)) == 5);
  assert(dyn.pick(0)(4) == 8 && dyn.grid()[1] == 4);
  assert((std::pair(1, 2).*dyn.member()) == 2 && dyn.trailing(12) == "12");
  assert(*dyn.east_const("") == 5 && dyn.here() == 1);
  dynify::sync_wait(dyn.nothing().init(frame));

  Numbers numbers;
  forms::DynMade made = numbers;
  assert(dynify::sync_wait(made.second(3).init(frame)) == 3);

  Words words;
  forms::DynStore<std::vector<std::string>, std::string, 2, std::vector, int> store = words;
  assert(dynify::sync_wait(store.at(2).init(frame)) == "xx");
  assert(*dynify::sync_wait(store.copy({"a"}, 1).init(frame)) == "a1");
  assert(store.raw("b")[1] == "b");

  Nested nested;
  forms::DynInner inner = nested;
  assert(dynify::sync_wait(inner.next().init(frame)).value == 1 && inner.at({2}) == 10);
  static_assert(!dynify::implements<Nested, forms::Outer<long>::Inner>);

  Tuple tuple;
  forms::DynWide<std::tuple, 3, int, char> wide = tuple;
  int number = 1;
  char letter = 'c';
  assert(std::get<1>(wide.all(&number, &letter)) == 'c' && wide.limit() == 3);
  return 0;
}

}  // namespace T06_forms
