#pragma once

#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "T06_arguments.dyn.hpp"

namespace T06_arguments {

int twice(int n) { return 2 * n; }

struct File {
  int kept[2] = {1, 2};
  dynify::task<std::size_t> by_value(std::string text, const std::string fixed) {
    co_return text.size() + fixed.size();
  }
  dynify::task<int> references(const int& in, int& out, std::string&& taken) {
    std::string mine = std::move(taken);
    out = in + static_cast<int>(mine.size());
    co_return out;
  }
  dynify::task<int> pointers(const int* first, int values[2], int (&whole)[2]) {
    co_return *first + values[1] + whole[0];
  }
  dynify::task<int> functions(int (*f)(int), int (&g)(int), int more) { co_return g(f(1)) + more; }
  dynify::task<int> views(std::span<const int> numbers, std::string_view text) {
    co_return static_cast<int>(numbers.size() + text.size());
  }
  dynify::task<int> move_only(std::unique_ptr<int> owned, int more) { co_return *owned + more; }
  dynify::task<int> unnamed(int a, char b) { co_return a + (b == ','); }
  dynify::task<int> twenty(int a, int, int, int, int, int, int, int, int, int, int, int, int, int,
                           int, int, int, int, int, int last) {
    co_return a + last;
  }
  std::size_t ordinary(std::string text, std::unique_ptr<int> owned, std::string&& taken,
                       int (&f)(int), int n) {
    const std::string mine = std::move(taken);
    return text.size() + static_cast<std::size_t>(*owned + f(n)) + mine.size();
  }
  int (*pick(bool))(int) { return twice; }
  int (&storage())[2] { return kept; }
};

dynify::task<void> use(io::DynSink sink) {
  dynify::buffer<1024> frame;
  int values[2] = {3, 4};
  int out = 0;
  std::string text = "long enough to be on the heap";
  assert(co_await sink.by_value("abc", "d").in(frame) == 4);
  assert(co_await sink.references(1, out, std::move(text)).in(frame) == 30);
  assert(out == 30 && text.empty());
  assert(co_await sink.pointers(&values[0], values, values).in(frame) == 10);
  assert(co_await sink.functions(twice, twice, 4).in(frame) == 8);
  assert(co_await sink.views(values).in(frame) == 6);
  assert(co_await sink.move_only(std::make_unique<int>(1)).in(frame) == 97);
  assert(co_await sink.unnamed(4).in(frame) == 5);
  assert(co_await sink.twenty(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)
             .in(frame) == 21);
  std::string taken = "xy";
  assert(sink.ordinary("abc", std::make_unique<int>(1), std::move(taken), twice) == 12 &&
         taken.empty());
  assert(sink.pick(true)(4) == 8);
  sink.storage()[1] = 5;
}

inline int runs() {
  File file;
  dynify::sync_wait(use(file));
  assert(file.kept[1] == 5);
  return 0;
}

}  // namespace T06_arguments
