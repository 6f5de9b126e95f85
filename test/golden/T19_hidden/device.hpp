// Non-virtual interfaces: public methods that call private virtual ones, which derived classes
// have.
#pragma once

#include <dynify/task.hpp>

class [[dynify::trait]] Device {
 public:
  virtual ~Device() = default;
  int read(int at) { return do_read(at) + 1; }
  dynify::task<int> wait() { return do_wait(); }

 private:
  virtual int do_read(int at) = 0;
  virtual dynify::task<int> do_wait() = 0;
};
