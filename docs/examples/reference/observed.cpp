#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstdio>

#include "from_string.hpp"
#include "stream.dyn.hpp"

int main() {
  FromString text("hello");
  DynStream stream = text;
  dynify::observed<dynify::buffer<512>> frame;  // passed where the buffer would be
  while (dynify::sync_wait(stream.next().init(frame))) {
  }
  std::printf("%zu calls, the largest of %zu bytes, %zu at a time\n", frame.placements(),
              frame.largest(), frame.most_living());
  // What it says is what a plain buffer needs.
  return frame.largest() == stream.next().layout().size && frame.refusals() == 0 ? 0 : 1;
}
