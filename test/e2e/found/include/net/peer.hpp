#pragma once
#include <dynify/task.hpp>

namespace net {
class [[dynify::trait]] Peer {
 public:
  dynify::task<int> receive();
};
int received();
}  // namespace net
