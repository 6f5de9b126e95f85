#pragma once

#include <dynify/task.hpp>

namespace net {

class [[dynify::trait]] Peer {
 public:
  dynify::task<int> ask(int question);
};

class Echo {
 public:
  dynify::task<int> ask(int question);
};

}  // namespace net
