#include <dynify/dynify.hpp>
#include <vector>
using stack = dynify::frame_stack_ref;
#include "source.dyn.hpp"
#include "source.hpp"
dynify::task<int> root(dynify::frame_stack_ref s, DynSource source) {
  co_return co_await source.next().in(s);
}
