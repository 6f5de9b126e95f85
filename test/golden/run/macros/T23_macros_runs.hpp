#pragma once

#include <cassert>
#include <dynify/bind.hpp>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "T23_macros.dyn.hpp"

#undef first
#undef second

namespace T23_macros {

struct Impl {
  dynify::task<int> add(int a, const int& b) { co_return a + b; }
  dynify::task<std::string> join(std::string a, const std::string& b) { co_return a + b; }
  int call(int size, int twice, std::string text) {
    return size + twice + static_cast<int>(text.size());
  }
  dynify::task<int> large() const { co_return 1; }
  int sum(int a, int b) const { return a + b; }
};

template <class Item>
struct Source {
  dynify::task<Item> next(Item item, app::methods, app::T*) { co_return item; }
  dynify::task<int> count(int by) { co_return by; }
  bool done() const noexcept { return true; }
};

dynify::task<int> count(app::DynTexts texts) { co_return co_await texts.count(); }

inline int runs() {
  Impl impl;
  app::DynMarked marked = impl;
  dynify::buffer<1024> frame;
  assert(dynify::sync_wait(marked.add(1, 2).init(frame)) == 3);
  assert(dynify::sync_wait(dynify::bind(marked, frame).join("a", "b")) == "ab");
  assert(marked.call() == 64 + 129 + 5);
  assert(dynify::sync_wait(marked.large().init(frame)) == 1);
  assert(app::ConstDynLater(impl).sum(1, 2) == 3);

  Source<int> numbers;
  app::DynNumbers ints = numbers;
  assert(dynify::sync_wait(ints.next(3, {}, nullptr).init(frame)) == 3 && ints.done());
  Source<std::string> words;
  assert(dynify::sync_wait(count(words)) == 64);
  return 0;
}

}  // namespace T23_macros
