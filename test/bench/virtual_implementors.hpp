// The implementors behind virtual functions; included by the unit of each coroutine type.
#pragma once

#include "chain.hpp"
#include "counter_bodies.hpp"
#include "kind.hpp"
#include "objects.hpp"

namespace bench {

template <template <class> class Task, class... Where>
VirtualCounter<Task, Where...>& virtual_objects<Task, Where...>::counter() {
  thread_local CounterOf<VirtualCounter<Task, Where...>, Task, Where...> object;
  return object;
}

template <template <class> class Task, class... Where>
VirtualStep<Task, Where...>& virtual_objects<Task, Where...>::chain() {
  using base = VirtualStep<Task, Where...>;
  thread_local chain_of<base, VirtualLink<Task, Where...>, CounterOf<base, Task, Where...>> objects;
  return objects.first;
}

template <template <class> class Task, class... Where>
struct kinds_of {
  template <unsigned K>
  using kind = Kind<K, VirtualStep<Task, Where...>, Task, Where...>;
};

template <template <class> class Task, class... Where>
VirtualStep<Task, Where...>& virtual_objects<Task, Where...>::kind(unsigned k) {
  return object_of_kind<VirtualStep<Task, Where...>&, kinds_of<Task, Where...>::template kind>(k);
}

}  // namespace bench
