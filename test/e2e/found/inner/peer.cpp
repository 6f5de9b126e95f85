#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "inner/socket.dyn.h"
#include "net/peer.dyn.hpp"

namespace {
struct Zero {
  dynify::task<int> read() { co_return 4; }
};

dynify::task<int> read(DynSocket socket) {
  dynify::buffer<256> frame;
  co_return co_await socket.read().in(frame);
}
}  // namespace

int net::received() {
  Zero zero;
  return dynify::sync_wait(read(zero));
}
