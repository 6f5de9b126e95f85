#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include <cstdio>

#include "listed/lamp.dyn.h"
#include "made.dyn.hpp"
#include "net/peer.dyn.hpp"
#include "stream.dyn.hpp"
#if __has_include("clock.dyn.hpp")
#include "clock.dyn.hpp"
inline constexpr bool has_clock = true;
#else
#include "clock.hpp"
inline constexpr bool has_clock = false;
#endif

struct Three {
  dynify::task<int> next() { co_return 3; }
  dynify::task<int> made() { co_return 5; }
};

dynify::task<int> sum(DynStream stream, DynMade made) {
  dynify::buffer<256> frame;
  const int n = co_await stream.next().in(frame);
  co_return n + co_await made.made().in(frame);
}

int main() {
  Three three;
  std::printf("%d, %d, %s clock\n", dynify::sync_wait(sum(three, three)), net::received(),
              has_clock ? "a" : "no");
}
