// A trait that is derived from a trait has its methods, and converts to its dyn.
#pragma once

#include <dynify/task.hpp>

namespace io {

class [[dynify::trait]] Read {
 public:
  dynify::task<int> read(int most = 8);
};

class [[dynify::trait]] File : public Read {
 public:
  int close();
};

}  // namespace io
