// device.hpp: two traits, one derived from the other
#pragma once
#include <dynify/task.hpp>
#include <string>

class [[dynify::trait]] Named {
 public:
  std::string name() const;
};

class [[dynify::trait]] Gauge : public Named {
 public:
  dynify::task<int> read();
  /// The last measurement: an ordinary method, called straight through.
  int last() const;
};
