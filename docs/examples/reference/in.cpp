#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <string>

#include "from_string.hpp"
#include "stream.dyn.hpp"

dynify::task<std::string> read_all(DynStream stream) {
  dynify::buffer<64> usual;
  std::string text;
  // The frame is in `usual` where it fits, else on the heap; either way it is gone before the body
  // of the loop runs.
  while (const auto c = co_await stream.next().in(usual, dynify::heap)) text += *c;
  co_return text;
}

int main() {
  FromString text("hello");
  return dynify::sync_wait(read_all(text)) == "hello" ? 0 : 1;
}
