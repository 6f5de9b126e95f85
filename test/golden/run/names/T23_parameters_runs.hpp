#pragma once

#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "T23_parameters.dyn.hpp"

namespace T23_parameters {

struct Wood {
  dynify::task<int> put(int a, int b, int c, int d, int e, int f) {
    co_return a + b + c + d + e + f;
  }
  dynify::task<int> move(std::string a, std::string b, std::string c) {
    co_return static_cast<int>(a.size() + b.size() + c.size());
  }
  dynify::task<int> words(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) {
    co_return a + b + c + d + e + f + g + h + i + j;
  }
  shelves::Item take(shelves::Item item) { return item; }
  shelves::Item swap(shelves::Item item, int width) { return {item.number + width}; }
  dynify::task<shelves::Item> later(shelves::Item item, int, std::string) { co_return item; }
  int call(int (*f)(int), int (&g)(int), int n) { return f(g(n)); }
  int named(int a, int b, int c, int d) { return a + b + c + d; }
  int unnamed(int a, int b, int c) const { return a * b * c; }
};

struct Any {
  dynify::task<shelves::Wrap<int>> wrap(shelves::Wrap<int> w, int&& value) {
    co_return {w.inner + value};
  }
  long turn(long via, const char& c, int (&values)[2]) { return via + c + values[0]; }
  void set(int) noexcept {}
  int methods_of(int a, int b, int c, int d, int e) const { return a + b + c + d + e; }
  dynify::task<shelves::Wrap<int>> get(long from, char) const {
    co_return {static_cast<int>(from)};
  }
  int times() const noexcept { return 3; }
};

int twice(int n) { return 2 * n; }

struct MayThrow : Any {
  void set(int) {}
};

using Ints = shelves::Generic<int, long, char, 2>;
static_assert(dynify::implements<Any, Ints> && !dynify::implements<MayThrow, Ints>);

inline int runs() {
  Wood wood;
  shelves::DynShelf shelf = wood;
  dynify::buffer<1024> frame;
  assert(dynify::sync_wait(shelf.put(1, 2, 3, 4, 5, 6).init(frame)) == 21);
  assert(dynify::sync_wait(shelf.move("a", "b", "c").init(frame)) == 3);
  assert(dynify::sync_wait(shelf.words(1, 1, 1, 1, 1, 1, 1, 1, 1, 1).init(frame)) == 10);
  assert(shelf.take({2}).number == 2 && shelf.swap({2}, 3).number == 5);
  assert(dynify::sync_wait(dynify::bind(shelf, frame).later({7}, 0, "")).number == 7);
  assert(shelf.call(twice, twice, 1) == 4 && shelf.named(1, 2, 3, 4) == 10);

  Any any;
  dynify::dyn<Ints> ints = any;
  int values[2] = {1, 2};
  assert(dynify::sync_wait(ints.wrap({1}, 2).init(frame)).inner == 3 &&
         ints.turn(1, 'a', values) > 2);
  static_assert(noexcept(ints.set(1)));
  assert(dynify::bind(ints, frame).methods_of(1, 2, 3, 4, 5) == 15);
  dynify::dyn<const shelves::Registered<int, long, shelves::Wrap, 3, char>> known = any;
  assert(dynify::sync_wait(dynify::bind(known, frame).get(3, 'c')).inner == 3);
  assert(known.times() == 3);
  return 0;
}

}  // namespace T23_parameters
