#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <vector>

#include "from_string.hpp"
#include "stream.dyn.hpp"

dynify::task<int> count_all(std::vector<dynify::box<Stream>>& streams) {
  dynify::buffer<256> frame;
  int n = 0;
  for (auto& stream : streams)
    while (co_await stream->next().in(frame)) ++n;
  co_return n;
}

int main() {
  dynify::buffer<256> place;  // declared before what owns an object in it, so that it outlives it
  std::vector<dynify::box<Stream>> streams;
  streams.push_back(dynify::make<FromString>("on the heap").boxed());
  streams.push_back(dynify::make<FromString>("in place").init(place));

  DynStream first = *streams.front();  // the object is still the box's
  return !first.exhausted() && dynify::sync_wait(count_all(streams)) == 19 ? 0 : 1;
}
