// The heap, where DYNIFY_NO_HEAP says that there is none.
#define DYNIFY_NO_HEAP
#include <dynify/dynify.hpp>

dynify::task<int> number();

#ifdef TWIN
dynify::task<int> built(dynify::buffer<256>& frame) {
  return dynify::defer([] { return number(); }).init(frame);
}
#else
dynify::task<int> built(dynify::buffer<256>& frame) {
  return dynify::defer([] { return number(); }).init(frame, dynify::heap);
}
#endif
