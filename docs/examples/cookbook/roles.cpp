#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <string>

#include "device.dyn.hpp"

class Thermometer {
 public:
  dynify::task<int> read() { co_return last_ = 20 + offset_; }
  int last() const { return last_; }
  std::string name() const { return "thermometer"; }

  void calibrate(int offset) { offset_ = offset; }  // no method of the trait

 private:
  int offset_ = 0;
  int last_ = 0;
};

class Clock {
 public:
  dynify::task<int> read() { co_return ++last_; }
  int last() const { return last_; }
  std::string name() const { return "clock"; }

 private:
  int last_ = 0;
};

/// Asks for the smaller trait, which a DynGauge converts to.
std::string label(ConstDynNamed named) { return "[" + named.name() + "]"; }

/// The one place that needs to know more than the trait tells.
bool calibrate(DynGauge gauge, int offset) {
  auto* const thermometer = dynify::downcast<Thermometer>(gauge);
  if (thermometer) thermometer->calibrate(offset);
  return thermometer != nullptr;
}

int main() {
  Thermometer thermometer;
  Clock clock;
  const DynGauge gauges[] = {thermometer, clock};
  int calibrated = 0;
  std::string labels;
  for (const DynGauge& gauge : gauges) {
    calibrated += calibrate(gauge, 2);
    labels += label(gauge);
  }
  dynify::buffer<128> frame;
  DynGauge first = gauges[0];
  const int degrees = dynify::sync_wait(first.read().in(frame));
  return calibrated == 1 && labels == "[thermometer][clock]" && degrees == 22 ? 0 : 1;
}
