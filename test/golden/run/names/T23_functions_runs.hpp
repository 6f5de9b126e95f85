#pragma once

#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/downcast.hpp>
#include <dynify/sync_wait.hpp>

#include "T23_functions.dyn.hpp"

namespace tools {
::dynify::task<int> fetch(int a, int b, int c, int d) { co_return a + b + c + d; }
::dynify::task<int> move(int& a, int&& b, int c) { co_return a + b + c; }
::dynify::task<int> start_of(int a) { co_return a; }
::dynify::task<int> companion(struct sent, int b) { co_return b; }
::dynify::task<int> constructor(::std::string text) { co_return static_cast<int>(text.size()); }
::dynify::task<int> _(int a, int b) { co_return a + b; }
template <class T, class Implementor, int object>
::dynify::task<T> arguments(T a, Implementor b) {
  co_return a + static_cast<T>(b) + object;
}
}  // namespace tools

namespace T23_functions {

struct Real {
  static int type(int a) { return a; }
  static int type_of(struct tools::Static::kind) { return 2; }
  static dynify::task<int> start_of(int a, int b) { co_return a + b; }
  static int kind() { return 3; }
  int operator_plus(int a) { return a; }
  int operator_plus_2() { return 4; }
  int operator_call() { return 5; }
  int operator_conversion() { return 6; }
  int dynify_dyn_behind() { return 7; }
  int operator+(int a) { return a + 1; }
  int operator+(long a) { return static_cast<int>(a) + 2; }
  int operator()(int a, int b) const { return a * b; }
  dynify::task<int> operator[](int a) { co_return a; }
  operator struct tools::Static::kind() const { return {}; }
  explicit operator tools::Static::operators() const { return tools::Static::operators::plus; }
};

struct Text {
  static int string_(int a) { return a; }
  operator std::string() const { return "text"; }
  bool operator==(const std::string& other) const { return other == "text"; }
};

inline int runs() {
  dynify::buffer<512> frame;
  const auto run = [&](auto constructor) {
    return dynify::sync_wait(std::move(constructor).init(frame));
  };
  int one = 1;
  assert(run(tools::dyn_fetch(1, 2, 3, 4)) == 10 && run(tools::dyn_move(one, 2, 3)) == 6);
  assert(run(tools::dyn_start_of()) == 0 && run(tools::no_object({}, 5)) == 5);
  assert(run(tools::task("abc")) == 3 && run(tools::dyn_(1, 2)) == 3);
  assert(run(tools::dyn_arguments<int, char, 3>(1, 'a')) == 4 + 'a');

  Real real;
  tools::DynStatic dyn = real;
  assert(dyn.type(1) == 1 && dyn.type_of({}) == 2 && dyn.kind() == 3);
  assert(run(dyn.start_of(1, 2)) == 3 && dyn.no_object(1, 2) == 3);
  assert(dyn.limit(1) == 2 && run(dyn.arguments(1, 2)) == 3);
  assert(dyn.operator_plus(9) == 9 && dyn.operator_plus_2() == 4 && dyn.operator_call() == 5);
  assert(dyn.operator_conversion() == 6 && dyn.dynify_dyn_behind() == 7);
  assert(dyn + 1 == 2 && dyn + 1L == 3 && dyn(2, 3) == 6 && run(dyn[4]) == 4);
  static_cast<void>(static_cast<struct tools::Static::kind>(dyn));
  assert(static_cast<tools::Static::operators>(dyn) == tools::Static::operators::plus);
  assert(dynify::downcast<Real>(dyn) == &real && dynify::downcast<Real>(dynify::bind(dyn, frame)));

  Text text;
  tools::std::ConstDynstring string = text;
  const std::string converted = string;
  assert(converted == "text" && string == std::string("text") && string.string_(1) == 1);
  return 0;
}

}  // namespace T23_functions
