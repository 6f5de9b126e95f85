#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "socket.dyn.hpp"

namespace {

struct Loopback {
  int open(const v::tcp& protocol) { return protocol.number; }
  int close() { return 1; }
  dynify::task<int> read(int count) { co_return count; }
};

}  // namespace

int main() {
  Loopback loopback;
  v::DynSocket socket = loopback;
  int wrong = socket.open(v::tcp::v4()) != 4;
  wrong += socket.close() != 1;
  wrong += dynify::sync_wait(socket.read().boxed()) != 2;
  return wrong;
}
