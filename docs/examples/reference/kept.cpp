#include <dynify/dynify.hpp>
#include <dynify/shared.hpp>
#include <dynify/sync_wait.hpp>

#include <optional>
#include <utility>

#include "from_string.hpp"
#include "stream.dyn.hpp"

dynify::box<Stream> open() { return dynify::make<FromString>("text").boxed(); }

int main() {
  dynify::buffer<256> frame;

  // The coroutine owns the object that the box gave away.
  auto next = open()->next().init(frame);
  const std::optional<char> first = dynify::sync_wait(std::move(next));

  // The coroutine is an owner like the others.
  dynify::task<std::optional<char>> last;
  {
    dynify::shared<Stream> stream = open();
    last = stream->next().init(frame);
  }
  return first == dynify::sync_wait(std::move(last)) ? 0 : 1;
}
