// The objects that callers call. Their classes are in other units, so that no caller is helped by
// inlining. Each thread has its own: what threads share is the heap, if anything.
#pragma once

#include "counter.hpp"
#include "interfaces.hpp"
#include "sizes.hpp"

namespace bench {

struct plain_objects {
  static PlainCounter& counter();
  static PlainStep& chain();
  static PlainStep& kind(unsigned k);
};

struct static_objects {
  static StaticCounter& counter();
};

template <std::size_t Below>
class StackLink;
struct stack_objects {
  static StackCounter& counter();
  static StackLink<links - 1>& chain();
};

template <template <class> class Task, class... Where>
struct virtual_objects {
  static VirtualCounter<Task, Where...>& counter();
  static VirtualStep<Task, Where...>& chain();
  static VirtualStep<Task, Where...>& kind(unsigned k);
};

template <class Way>
struct dyn_objects {
  static typename Way::counter counter();
  static typename Way::template step<frames_of(links - 1)> chain();
  static typename Way::template step<frames_of(0)> kind(unsigned k);
};

}  // namespace bench
