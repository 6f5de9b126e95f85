#include <net/peer.dyn.hpp>

#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

int main() {
  net::Echo echo;
  net::DynPeer peer = echo;
  dynify::buffer<256> frame;
  return dynify::sync_wait(peer.ask(42).in(frame)) == 42 ? 0 : 1;
}
