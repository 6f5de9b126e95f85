#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "names.dyn.hpp"

using outer::inner::Server;

struct All {
  int id() { return 4; }
  dynify::task<Server::Item> wait(Server::Options::Level, const std::vector<Server::Item>& items) {
    co_return items.front();
  }
};

int main() {
  All all;
  AnyThing thing = all;
  assert(thing.id() == 4);
  outer::v1::inner::DynServerOptionsListener listener = all;
  static_assert(std::is_same_v<dynify::dyn<Server::Options::Listener>,
                               outer::inner::DynServerOptionsListener>);
  dynify::buffer<512> frame;
  const std::vector<std::string> items{"first"};
  assert(dynify::sync_wait(listener.wait({}, items).init(frame)) == "first");
}
