#include "virtual_implementors.hpp"

#include "allocator_task.hpp"
#include "floor_task.hpp"
#include "heap_task.hpp"
#include "peer_tasks.hpp"
#include "pool_task.hpp"

namespace bench {

template struct virtual_objects<heap_task>;
template struct virtual_objects<pool_task>;
template struct virtual_objects<cppcoro_task>;
template struct virtual_objects<libcoro_task>;
template VirtualCounter<floor_task, floor_place*>&
virtual_objects<floor_task, floor_place*>::counter();
template struct virtual_objects<allocator_task, std::allocator_arg_t, frame_allocator>;

}  // namespace bench
