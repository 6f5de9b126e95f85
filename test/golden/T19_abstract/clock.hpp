// An abstract class as it stands is a trait: its implementors need not derive from it.
#pragma once

#include <dynify/task.hpp>

class [[dynify::trait]] Clock {
 public:
  virtual ~Clock() = default;
  virtual dynify::task<int> now() = 0;
  virtual bool ticking() const noexcept = 0;
};
