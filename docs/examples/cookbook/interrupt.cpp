#include <dynify/dynify.hpp>
#include <dynify/interrupt.hpp>
#include <dynify/sync_wait.hpp>

#include <csignal>
#include <string>

#include "device.dyn.hpp"

class Pulse {
 public:
  dynify::task<int> read() { co_return ++last_; }
  int last() const { return last_; }
  std::string name() const { return "pulse"; }

 private:
  int last_ = 0;
};

Pulse pulse;
volatile std::sig_atomic_t beats = 0;

/// May come at any instruction, also in the middle of another call: the guard keeps the two apart.
/// The frame is on the handler's stack, so that nothing here asks a heap.
extern "C" void on_signal(int) {
  const dynify::interrupt_guard guard;
  dynify::buffer<128> frame;
  beats = dynify::sync_wait(DynGauge(pulse).read().in(frame));
}

/// A gauge whose reading is interrupted.
class Interrupted {
 public:
  dynify::task<int> read() {
    std::raise(SIGUSR1);
    co_return last_ = 7;
  }
  int last() const { return last_; }
  std::string name() const { return "interrupted"; }

 private:
  int last_ = 0;
};

int main() {
  std::signal(SIGUSR1, &on_signal);
  Interrupted gauge;
  dynify::buffer<128> frame;
  const int n = dynify::sync_wait(DynGauge(gauge).read().in(frame));
  return n == 7 && beats == 1 ? 0 : 1;
}
