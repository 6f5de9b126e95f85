#include "virtual_implementors.hpp"

#include "allocator_task.hpp"
#include "heap_task.hpp"
#include "pool_task.hpp"

namespace bench {

template struct virtual_objects<heap_task>;
template struct virtual_objects<pool_task>;
template struct virtual_objects<allocator_task, std::allocator_arg_t, frame_allocator>;

}  // namespace bench
