#include "asio_task.hpp"
#include "virtual_implementors.hpp"

namespace bench {

template struct virtual_objects<asio_task>;

}  // namespace bench
