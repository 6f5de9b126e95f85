#include "chain.hpp"
#include "counter_bodies.hpp"
#include "kind.hpp"
#include "objects.hpp"
#include "ways.hpp"

namespace bench {
namespace {

template <unsigned K>
using dyn_kind = Kind<K, no_base, dynify::task>;

}  // namespace

StaticCounter& static_objects::counter() {
  thread_local StaticCounter object;
  return object;
}

StackCounter& stack_objects::counter() {
  thread_local StackCounter object;
  return object;
}

StackLink<links - 1>& stack_objects::chain() {
  thread_local stack_chain<> objects;
  return objects.first;
}

template <class Way>
typename Way::counter dyn_objects<Way>::counter() {
  thread_local StaticCounter object;
  return object;
}

template <class Way>
typename Way::template step<frames_of(links - 1)> dyn_objects<Way>::chain() {
  thread_local dyn_chain<Way> objects;
  return objects.first;
}

template <class Way>
typename Way::template step<frames_of(0)> dyn_objects<Way>::kind(unsigned k) {
  return object_of_kind<typename Way::template step<frames_of(0)>, dyn_kind>(k);
}

template class CounterOf<no_base, dynify::task>;
template class CounterOf<no_base, dynify::task, dynify::frame_stack_ref>;
template class StackLink<links - 1>;
template struct dyn_objects<through_in>;
template struct dyn_objects<through_init>;
template struct dyn_objects<through_in_stack>;
template struct dyn_objects<through_init_stack>;
template struct dyn_objects<through_boxed>;
template struct dyn_objects<through_storage>;

}  // namespace bench
