#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <string>
#include <utility>

#include "sink.dyn.hpp"

namespace {

class Console {
 public:
  dynify::task<void> put(char) {
    ++count_;
    co_return;
  }
  dynify::task<int> flush() { co_return count_; }
  dynify::task<std::string> line(std::string prefix) { co_return prefix + "line"; }

 private:
  int count_ = 0;
};

static_assert(decltype(std::declval<text::DynSink&>().put('c'))::storage() == 32 * sizeof(void*));
static_assert(decltype(std::declval<text::DynSink&>().line(""))::storage() == 48);

dynify::task<void> use(text::DynSink sink) {
  for (int i = 0; i < 3; ++i) co_await sink.put('x');
  assert(co_await sink.line("a ") == "a line");
  dynify::buffer<256> frame;  // a place may still be named
  assert(co_await sink.flush().in(frame) == 3);
}

}  // namespace

int main() {
  Console console;
  dynify::sync_wait(use(console));
}
