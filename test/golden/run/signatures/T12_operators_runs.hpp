#pragma once

#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <type_traits>
#include <utility>

#include "T12_operators.dyn.hpp"

namespace T12_operators {

struct Square {
  int values[3] = {1, 2, 3};
  std::string text = "square";
  int sum = 0;

  dynify::task<int> operator()(std::string given, int times) {
    co_return static_cast<int>(given.size()) * times;
  }
  int operator()() const noexcept { return 5; }
  int& operator[](int index) { return values[index]; }
  const int& operator[](int index) const { return values[index]; }
  int operator+(int right) const { return 10 + right; }
  int operator-(int right) const { return 10 - right; }
  int operator-() const { return -10; }
  int operator*() const { return 42; }
  std::string* operator->() { return &text; }
  void operator+=(int right) { sum += right; }
  void operator<<=(int right) { sum <<= right; }
  void operator=(int value) { sum = value; }
  void operator++() { ++sum; }
  void operator++(int) { sum += 100; }
  bool operator!() const { return sum == 0; }
  bool operator==(int right) const { return sum == right; }
  bool operator<(int right) const { return sum < right; }
  bool operator&&(int right) const { return right != 0; }
  int operator,(int right) { return right; }
  int operator&() { return 77; }
  dynify::task<int> operator|(std::string next) && { co_return static_cast<int>(next.size()); }
  dynify::task<int> operator co_await() { co_return 8; }

  explicit operator bool() const noexcept { return true; }
  operator int() const { return sum; }
  explicit operator const std::string&() const { return text; }
  using callback = int (*)(int);
  operator callback() const {
    return [](int value) { return value + 1; };
  }
};

struct Integer {
  int value = 6;
  operator int() const { return value; }
  explicit operator int*() { return &value; }
};

// What is written for the trait runs on its dyn.
template <dynify::implements<Shape> S>
dynify::task<int> draw(S& shape) {
  co_return co_await shape("abc", 3) + shape[1];
}

inline int runs() {
  Square square;
  DynShape shape = square;
  ConstDynShape same = square;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(shape("four").init(frame)) == 8 && shape() == 5);
  shape[1] = 20;
  assert(same[1] == 20 && shape + 1 == 11 && shape - 1 == 9 && -shape == -10 && *shape == 42);
  assert(shape->size() == 6);
  shape += 3;
  shape <<= 1;
  ++shape;
  assert(square.sum == 7 && shape == 7 && !(shape < 7));
  shape++;
  assert(square.sum == 107);
  shape = 0;
  assert(!shape && (shape && 1) && (shape, 4) == 4 && &shape == 77);
  assert(dynify::sync_wait((std::move(shape) | "next").init(frame)) == 4);
  assert(dynify::sync_wait(shape.operator co_await().init(frame)) == 8);

  square.sum = 9;
  const int number = same;
  assert(number == 9 && static_cast<bool>(same));
  static_assert(!std::is_convertible_v<DynShape, const std::string&>);
  assert(static_cast<const std::string&>(same) == "square");
  assert(static_cast<Shape::callback>(same)(1) == 2);

  auto bound = dynify::bind(shape, frame);
  dynify::buffer<512> outer;
  assert(dynify::sync_wait(dynify::defer([&] { return draw(bound); }).init(outer)) == 29);

  Integer integer;
  DynCell<int> cell = integer;
  const int six = cell;
  assert(six == 6 && *static_cast<int*>(cell) == 6);
  static_assert(!std::is_convertible_v<DynCell<int>, int*>);
  return 0;
}

}  // namespace T12_operators
