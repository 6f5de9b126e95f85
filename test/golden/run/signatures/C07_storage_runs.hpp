#pragma once

#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <string>
#include <utility>

#include "C07_storage.dyn.hpp"

namespace C07_storage {

class Console {
 public:
  dynify::task<char> next() { co_return 'c'; }
  dynify::task<std::string> line(std::string prefix) { co_return prefix + "line"; }
  dynify::task<int> plain() { co_return 1; }
  bool done() const { return false; }
  dynify::task<void> put(char) {
    ++count_;
    co_return;
  }
  dynify::task<int> flush() { co_return count_; }
  int count() const { return count_; }

 private:
  int count_ = 0;
};

template <class Call>
concept has_storage = requires { Call::storage(); };
static_assert(decltype(std::declval<text::DynStream&>().next())::storage() == 256);
static_assert(decltype(std::declval<text::DynStream&>().line(""))::storage() == 48);
static_assert(!has_storage<decltype(std::declval<text::DynStream&>().plain())>);
static_assert(decltype(std::declval<text::DynBoth&>().put('c'))::storage() == 32 * sizeof(void*));

dynify::task<void> use(text::DynBoth both) {
  assert(co_await both.next() == 'c');
  assert(co_await both.line("a ") == "a line");  // too large for its bytes: the heap
  for (int i = 0; i < 3; ++i) co_await both.put('x');
  assert(both.count() == 3);

  auto flush = both.flush();
  const std::size_t needed = flush.layout().size;
  try {
    (void)co_await std::move(flush);  // too large, and there is no other place
    assert(false);
  } catch (const dynify::out_of_capacity& error) {
    assert(error.needed() == needed && error.available() == 16);
  }

  dynify::buffer<256> frame;  // a place may still be named
  assert(co_await both.flush().in(frame) == 3);
  assert(co_await both.flush().init(frame) == 3);
}

inline int runs() {
  Console console;
  dynify::sync_wait(use(console));
  return 0;
}

}  // namespace C07_storage
