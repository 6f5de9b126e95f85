#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "from_string.hpp"
#include "stream.dyn.hpp"

dynify::task<int> count(dynify::slotted<Stream, 256>& stream) {
  int n = 0;
  while (co_await stream.next()) ++n;  // names no place: the frame goes into the slot
  co_return n;
}

int main() {
  dynify::box<Stream> text = dynify::make<FromString>("abc").boxed();
  dynify::slotted<Stream, 256> stream(std::move(text));
  if (dynify::sync_wait(count(stream)) != 3) return 1;

  const auto first = stream.next();
  try {
    (void)stream.next();  // the first one lives in the slot
    return 1;
  } catch (const dynify::buffer_occupied&) {
    return 0;
  }
}
