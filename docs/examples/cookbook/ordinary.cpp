#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <string>
#include <vector>

#include "device.dyn.hpp"

class Thermometer {
 public:
  explicit Thermometer(int degrees) : degrees_(degrees) {}
  dynify::task<int> read() { co_return last_ = degrees_; }
  int last() const { return last_; }
  std::string name() const { return "thermometer"; }

 private:
  int degrees_;
  int last_ = 0;
};

/// Calls ordinary methods only, so it is an ordinary function, and takes the dyn of the const
/// trait.
std::string line(ConstDynGauge gauge) { return gauge.name() + ": " + std::to_string(gauge.last()); }

dynify::task<std::vector<std::string>> poll(std::vector<DynGauge> gauges) {
  dynify::buffer<128> frame;
  std::vector<std::string> lines;
  for (DynGauge gauge : gauges) {
    co_await gauge.read().in(frame);  // a coroutine: it has a frame, and needs a place
    lines.push_back(line(gauge));     // a call through a table, as a virtual function's
  }
  co_return lines;
}

int main() {
  Thermometer inside(20);
  Thermometer outside(-3);
  const auto lines = dynify::sync_wait(poll({inside, outside}));
  return lines == std::vector<std::string>{"thermometer: 20", "thermometer: -3"} ? 0 : 1;
}
