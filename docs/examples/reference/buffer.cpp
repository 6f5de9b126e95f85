#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "from_string.hpp"
#include "stream.dyn.hpp"

int main() {
  FromString text("ab");
  DynStream stream = text;

  dynify::buffer<256> frame;
  {
    const auto first = stream.next().init(frame);
    if (!frame.occupied()) return 1;

    auto second = stream.next().try_init(frame);  // refused: `first` lives there
    if (second || second.error().reason() != dynify::init_failure::buffer_occupied) return 1;
  }
  return !frame.occupied() && dynify::sync_wait(stream.next().init(frame)) == 'a' ? 0 : 1;
}
