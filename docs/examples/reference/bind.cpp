#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "from_string.hpp"
#include "stream.dyn.hpp"

// Written for the trait: a template over implementors, which knows nothing of dyns.
template <dynify::implements<Stream> S>
dynify::task<int> count(S& stream) {
  int n = 0;
  while (co_await stream.next()) ++n;
  co_return n;
}

int main() {
  FromString direct("one");
  FromString erased("three");
  dynify::buffer<256> frame;
  auto stream = dynify::bind(DynStream(erased), frame);  // every call's frame goes there
  return dynify::sync_wait(count(direct)) == 3 && dynify::sync_wait(count(stream)) == 5 ? 0 : 1;
}
