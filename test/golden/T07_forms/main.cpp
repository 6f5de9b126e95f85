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
  dynify::task<char> last(char) { co_return 'z'; }
};

int main() {
  dynify::buffer<1024> frame;
  Digits digits;
  DynStream stream = digits;
  assert(dynify::sync_wait(stream.last(9).init(frame)) == 2);
  assert(dynify::sync_wait(stream.last(9).init(frame)) == 9);
  Own own;
  DynStream<char> of_characters = own;
  assert(dynify::sync_wait(of_characters.last('a').init(frame)) == 'z');
}
