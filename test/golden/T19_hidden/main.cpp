#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "device.dyn.hpp"

namespace {

class Sensor : public Device {
  int do_read(int at) override { return at * 10; }
  dynify::task<int> do_wait() override { co_return 7; }
};

}  // namespace

int main() {
  Sensor sensor;
  DynDevice device = sensor;
  int wrong = device.read(2) != 21;
  dynify::buffer<256> frame;
  wrong += dynify::sync_wait(device.wait().init(frame)) != 7;
  return wrong;
}
