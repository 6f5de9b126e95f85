#pragma once

#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "T17_names.dyn.hpp"

namespace T17_names {

using outer::inner::Server;

struct All {
  int id() const { return 4; }
  outer::inner::Kind kind() { return outer::inner::Kind::plain; }
  dynify::task<Server::Item> wait(Server::Options::Level, const std::vector<Server::Item>& items,
                                  outer::inner::Kind) const {
    co_return items.front();
  }
};

inline int runs() {
  All all;
  AnyThing thing = all;
  ConstAnyThing fixed = thing;
  assert(thing.id() == 4 && fixed.id() == 4);
  outer::inner::DynDeep deep = all;
  assert(deep.kind() == outer::inner::Kind::plain);
  outer::v1::inner::DynServerOptionsListener listener = all;
  static_assert(std::is_same_v<dynify::dyn<Server::Options::Listener>,
                               outer::inner::DynServerOptionsListener>);
  dynify::buffer<512> frame;
  const std::vector<std::string> items{"first"};
  assert(dynify::sync_wait(listener.wait({}, items, {}).init(frame)) == "first");
  return 0;
}

}  // namespace T17_names
