#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <utility>

#include "from_string.hpp"
#include "stream.dyn.hpp"

int main() {
  dynify::buffer<256> place;  // outlives all owners
  dynify::shared<Stream> first = dynify::make<FromString>("ab").init(place);
  dynify::shared<Stream> second = first;  // one object, two owners, nothing allocated

  dynify::buffer<256> frame;
  auto next = first->next().init(frame);  // the coroutine is an owner, too
  first = dynify::make<FromString>("c").boxed();
  second = first;
  if (!place.occupied()) return 1;  // what `next` reads from lives

  const bool right = dynify::sync_wait(std::move(next)) == 'a';
  return right && !place.occupied() ? 0 : 1;
}
