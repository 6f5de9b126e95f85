#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "sink.dyn.hpp"

struct File {
  dynify::task<int> references(const int& in, int& out, std::string&& taken) {
    std::string mine = std::move(taken);
    out = in + static_cast<int>(mine.size());
    co_return out;
  }
  dynify::task<int> views(std::span<const int> numbers, std::string_view text) {
    co_return static_cast<int>(numbers.size() + text.size());
  }
  dynify::task<int> move_only(std::unique_ptr<int> owned, int more) { co_return *owned + more; }
};

dynify::task<void> use(io::DynSink sink) {
  dynify::buffer<1024> frame;
  int values[2] = {3, 4};
  int out = 0;
  std::string text = "long enough to be on the heap";
  assert(co_await sink.references(1, out, std::move(text)).in(frame) == 30);
  assert(out == 30 && text.empty());
  assert(co_await sink.views(values).in(frame) == 6);
  assert(co_await sink.move_only(std::make_unique<int>(1)).in(frame) == 97);
}

int main() {
  File file;
  dynify::sync_wait(use(file));
}
