#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "stream.dyn.hpp"

struct Digits {
  using item = int;
  int at = 0;
  dynify::task<std::optional<int>> next() { co_return at < 3 ? std::optional(at++) : std::nullopt; }
};

struct Own {
  using item = char;
  dynify::task<std::optional<char>> next() { co_return std::nullopt; }
  dynify::task<std::optional<char>> last() { co_return 'z'; }
};

int main() {
  dynify::buffer<1024> frame;
  Digits digits;
  DynStream stream = digits;
  assert(dynify::sync_wait(stream.last().init(frame)) == 2);
  assert(dynify::sync_wait(stream.last().init(frame)) == std::nullopt);
  Own own;
  DynStream<char> of_characters = own;
  assert(dynify::sync_wait(of_characters.last().init(frame)) == 'z');
}
