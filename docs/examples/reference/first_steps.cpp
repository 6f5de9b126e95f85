#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cctype>
#include <cstdio>
#include <optional>

#include "from_string.hpp"
#include "stream.dyn.hpp"

/// A stream in capitals, made from any other: its method is a coroutine that awaits a method of a
/// dyn.
class Capitals {
 public:
  explicit Capitals(DynStream from) : from_(from) {}

  dynify::task<std::optional<char>> next() {
    dynify::buffer<256> frame;  // the inner call's frame, inside the frame of this one
    auto c = co_await from_.next().in(frame);
    if (c) c = static_cast<char>(std::toupper(static_cast<unsigned char>(*c)));
    co_return c;
  }
  bool exhausted() const { return from_.exhausted(); }

 private:
  DynStream from_;
};

dynify::task<int> print(DynStream stream) {
  dynify::buffer<512> frame;
  int n = 0;
  for (; const auto c = co_await stream.next().in(frame); ++n) std::putchar(*c);
  std::putchar('\n');
  co_return n;
}

int main(int argc, char**) {
  FromString text("hello");
  Capitals capitals(text);
  const int n = dynify::sync_wait(print(argc > 1 ? DynStream(text) : DynStream(capitals)));
  return n == 5 ? 0 : 1;
}
