#pragma once

#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "T07_forms.dyn.hpp"

namespace T07_forms {

struct Digits {
  using item_type = int;
  int at = 0;
  dynify::task<std::optional<int>> next() { co_return at < 3 ? std::optional(at++) : std::nullopt; }
  bool starts_with(const int& item) const { return item == at; }
  int name() const { return 7; }
};

/// Has its own of everything.
struct Empty {
  using item_type = char;
  dynify::task<std::optional<char>> next() { co_return std::nullopt; }
  bool starts_with(const char&) const { return true; }
  dynify::task<std::vector<char>> rest(std::size_t most) { co_return std::vector<char>(most, 'e'); }
  bool starts_with_all(const std::vector<char>&) const { return false; }
  std::size_t count(char) const { return 9; }
};

struct Rows {
  int rows = 0;
  int insert(int, char) { return ++rows; }
};
struct WideRows {
  int insert(int first, char) { return first; }
  dynify::task<int> twice(int first, char) { co_return first * 100; }
  int sum(int, char) const { return -1; }
};

template <class T>
struct Bucket {
  dynify::task<int> put(T) { co_return 1; }
  int size() const noexcept { return 3; }
};
struct OwnBucket : Bucket<int> {
  dynify::task<int> fill(int value) { co_return value; }
  int kind() const { return 10; }
};

struct Three {
  int number = 3;
  int value() const { return number; }
  void add(int right) { number += right; }
};
struct Four {
  int value() const { return 4; }
  void add(int) {}
  int operator[](int) const { return 40; }
  dynify::task<int> operator()(int times, int) { co_return times * 1000; }
  bool operator==(int) const { return false; }
  explicit operator bool() const { return false; }
};

dynify::buffer<1024> frame;

template <class Constructor>
auto run(Constructor constructor) {
  return dynify::sync_wait(static_cast<Constructor&&>(constructor).init(frame));
}

void check_associated() {
  Digits digits;
  forms::DynStream stream = digits;
  assert(stream.starts_with_all({0, 0}) && !stream.starts_with_all({0, 1}));
  assert(stream.count(0) == 1 && stream.count(1) == 0);
  assert((run(stream.rest(2)) == std::vector<int>{0, 1}) && run(stream.rest()).size() == 1);
  Empty empty;
  forms::DynStream<char> own = empty;
  assert(run(own.rest(2)).size() == 2 && !own.starts_with_all({}) && own.count('c') == 9);
  Digits others;
  forms::DynSource<int> source = others;
  assert(run(source.second()) == 1 && source.count(2) == 1 && run(source.rest()).size() == 1);
}

void check_packs() {
  Rows rows;
  forms::DynTable<int, char> table = rows;
  assert(run(table.twice(5, 'c')) == 1 + 2 + 2);
  assert(table.sum(1, '\2') == 3 && table.columns() == 4);
  WideRows wide;
  forms::DynTable<int, char> own = wide;
  assert(run(own.twice(5, 'c')) == 500 && own.sum(1, '\2') == -1);
}

template <class Dyn>
concept can_fill = requires(Dyn dyn) { dyn.fill(1); };

void check_constraints() {
  Bucket<int> numbers;
  forms::DynSink<int> sink = numbers;
  assert(run(sink.fill(1)) == 3 && !sink.is_large() && sink.kind() == 1 && sink.kinds() == 2);
  static_assert(!can_fill<forms::DynSink<double>> && can_fill<forms::DynSink<int>>);
  Bucket<double> doubles;
  forms::DynSink<double, 2> other = doubles;
  assert(other.kind() == 2 && other.kinds() == 4);
  OwnBucket bucket;
  forms::DynSink<int> own = bucket;
  assert(run(own.fill(8)) == 8 && own.kind() == 10 && own.kinds() == 20);
}

void check_operators() {
  Three three;
  forms::DynNumber number = three;
  assert(number[2] == 5 && number() == 6 && run(number(2)) == 6 + 1);
  assert(number == 3 && !!number && -number == -3 && static_cast<bool>(number));
  number += 2;
  assert(three.number == 5 && static_cast<long>(number) == 5);
  Four four;
  forms::DynNumber own = four;
  assert(own[2] == 40 && own() == 8 && run(own(2)) == 2000);
  assert(!(own == 4) && !!own && -own == -4 && !static_cast<bool>(own));
}

inline int runs() {
  check_associated();
  check_packs();
  check_constraints();
  check_operators();
  return 0;
}

}  // namespace T07_forms
