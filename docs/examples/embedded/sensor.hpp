// What the bus knows of a sensor.
#pragma once

#include <dynify/task.hpp>

/// A device on the bus.
class [[dynify::trait]] Sensor {
 public:
  /// The next measurement, in `unit`s.
  dynify::task<int> read();

  [[nodiscard]] const char* name() const;
  [[nodiscard]] const char* unit() const;
};
