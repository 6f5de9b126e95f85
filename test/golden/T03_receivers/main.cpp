#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "lamp.dyn.hpp"

struct Bulb {
  std::string lvalue() & { return "&"; }
  std::string lvalue() && { return "wrong"; }
  dynify::task<int> glow() & { co_return 0; }
  dynify::task<int> glow() const& { co_return 1; }
  dynify::task<int> burn() && { co_return 2; }
};

int main() {
  Bulb bulb;
  home::DynLamp lamp = bulb;
  assert(lamp.lvalue() == "&");
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(std::move(lamp).burn().init(frame)) == 2);
  const Bulb fixed;
  home::ConstDynLamp view = fixed;
  assert(dynify::sync_wait(view.glow().init(frame)) == 1);
}
