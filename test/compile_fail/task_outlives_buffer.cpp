// A task that is returned while its frame lives in a local buffer.
#include <dynify/buffer.hpp>

#include "number.dyn.hpp"

#ifdef TWIN
dynify::task<int> start(DynNumber number, dynify::buffer<256>& frame) {
  return number.next().init(frame);
}
#else
dynify::task<int> start(DynNumber number) {
  dynify::buffer<256> frame;
  return number.next().init(frame);
}
#endif
