#include <dynify/dynify.hpp>

#include "sensor.dyn.hpp"

namespace {

struct Thermometer {
  dynify::task<int> read_word(std::uint32_t address) { co_return static_cast<int>(address); }
  int multiply(int by) { return by; }
  int take(std::array<char, 4> bytes) { return bytes[0]; }
};

}  // namespace

dynify::task<int> read(DynSensor sensor);
dynify::task<int> read(DynSensor sensor) {
  dynify::buffer<256> frame;
  co_return co_await sensor.read_word(7).in(frame) + sensor.multiply() + sensor.take({});
}

dynify::task<int> read_thermometer();
dynify::task<int> read_thermometer() {
  Thermometer thermometer;
  dynify::buffer<256> frame;
  co_return co_await dynify::defer([&] { return read(thermometer); }).in(frame);
}
