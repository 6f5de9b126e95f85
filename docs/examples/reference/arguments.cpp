#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <utility>
#include <vector>

#include "from_string.hpp"
#include "stream.dyn.hpp"

using Call = decltype(std::declval<DynStream>().next());

int main() {
  FromString text("abc");
  DynStream stream = text;

  std::vector<Call> later;  // calls are values: stored, passed on, or thrown away
  for (int i = 0; i < 4; ++i) later.push_back(stream.next());
  later.pop_back();  // this one is never made

  dynify::buffer<256> frame;
  int n = 0;
  for (Call& call : later)
    if (dynify::sync_wait(std::move(call).init(frame))) ++n;
  return n == 3 ? 0 : 1;
}
