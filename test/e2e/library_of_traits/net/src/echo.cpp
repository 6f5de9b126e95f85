#include <net/peer.dyn.hpp>

namespace net {

dynify::task<int> Echo::ask(int question) { co_return question; }

}  // namespace net
