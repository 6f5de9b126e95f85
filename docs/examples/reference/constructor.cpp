#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <optional>

#include "from_string.hpp"
#include "stream.dyn.hpp"

int main() {
  FromString text("ab");
  DynStream stream = text;

  auto call = stream.next();               // nothing allocated, nothing run
  const dynify::layout l = call.layout();  // what a container must have for it
  dynify::buffer<256> frame;
  if (l.size > frame.capacity()) return 1;

  dynify::task<std::optional<char>> a =
      std::move(call).init(frame);  // built in `frame`, not started
  dynify::task<std::optional<char>> b =
      stream.next().init(frame, dynify::heap);  // `frame` is occupied: on the heap
  const bool right =
      dynify::sync_wait(std::move(a)) == 'a' && dynify::sync_wait(std::move(b)) == 'b';

  auto on_purpose = stream.next().boxed();  // = init(dynify::heap)
  return right && !dynify::sync_wait(std::move(on_purpose)) ? 0 : 1;
}
