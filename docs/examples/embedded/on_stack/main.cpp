// The bus of sensors once more: its frames are on a stack of their own. No `defer`, and no buffer.
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <span>

#include "clock.hpp"
#include "drivers.hpp"
#include "frames.hpp"
#include "processor.hpp"
#include "sensor.dyn.hpp"

// Defined by image.ld.
extern "C" {
extern const char image_code_begin[];
extern const char image_code_end[];
extern const char image_data_begin[];
extern const char image_bss_end[];
}

namespace {

clock ticks;
heartbeat heart;
int beats;

[[noreturn]] void stop(const char* message) {
  print(message);
  print("\n");
  exit_with(1);
}

/// Reads whatever is on the bus, in turn. All that it calls has its frames above its own.
dynify::task<int> poll(dynify::frame_stack_ref frames, std::span<DynSensor> bus, int rounds) {
  int readings = 0;
  for (int round = 0; round < rounds; ++round) {
    for (DynSensor& sensor : bus) {
      print(sensor.name());
      print(": ");
      print(co_await sensor.read().in(frames));
      print(" ");
      print(sensor.unit());
      print("\n");
      ++readings;
    }
  }
  co_return readings;
}

void print_sizes() {
  print("code: ");
  print(static_cast<int>(image_code_end - image_code_begin));
  print(" bytes, static RAM: ");
  print(static_cast<int>(image_bss_end - image_data_begin));
  print(" bytes, stack: ");
  print(most_stack());
  print(" bytes\n");
}

}  // namespace

/// Makes a dyn call, whatever it interrupts, and resumes what waits for the clock.
extern "C" void timer_handler() {
  const dynify::interrupt_guard guard;
  dynify::frame_stack<handler_frames> frames;
  beats = dynify::sync_wait(DynSensor(heart).read().in(frames));
  ticks.tick();
}

int run_program() {
  dynify::on_failure = &stop;
  dynify::frame_stack<poll_frames> frames;
  thermometer warm(ticks, frames);
  accelerometer fast(ticks, frames);
  DynSensor bus[] = {warm, fast};

  set_timer(20'000);
  const int readings = dynify::sync_wait(poll(frames, bus, 3));
  set_timer(0);

  print(readings);
  print(" readings in ");
  print(static_cast<int>(ticks.now()));
  print(" ticks, ");
  print(beats);
  print(" beats\n");
  print("frames: ");
  print(static_cast<int>(frames.peak()));
  print(" bytes of ");
  print(static_cast<int>(frames.size()));
  print(" at most\n");
  print_sizes();
  return readings == 6 && static_cast<unsigned>(beats) == ticks.now() ? 0 : 1;
}
