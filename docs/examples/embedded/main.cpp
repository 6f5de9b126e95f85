// A bus of sensors on a microcontroller: dynamic dispatch over coroutines, and no heap.
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <span>

#include "clock.hpp"
#include "drivers.hpp"
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

/// Reads whatever is on the bus, in turn; every frame is in the same bytes.
dynify::task<int> poll(std::span<DynSensor> bus, int rounds) {
  dynify::buffer<192> frame;
  int readings = 0;
  for (int round = 0; round < rounds; ++round) {
    for (DynSensor& sensor : bus) {
      print(sensor.name());
      print(": ");
      print(co_await sensor.read().in(frame));
      print(" ");
      print(sensor.unit());
      print("\n");
      ++readings;
    }
  }
  co_return readings;
}

void print_frame(DynSensor sensor) {
  print(sensor.name());
  print(".read takes ");
  print(static_cast<int>(sensor.read().layout().size));
  print(" bytes\n");
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
  dynify::buffer<64> frame;
  beats = dynify::sync_wait(DynSensor(heart).read().in(frame));
  ticks.tick();
}

int run_program() {
  dynify::on_failure = &stop;
  thermometer warm(ticks);
  accelerometer fast(ticks);
  DynSensor bus[] = {warm, fast};
  for (const DynSensor& sensor : bus) print_frame(sensor);
  print_frame(heart);

  set_timer(20'000);
  dynify::buffer<640> frame;
  const int readings =
      dynify::sync_wait(dynify::defer(&poll, std::span<DynSensor>(bus), 3).in(frame));
  set_timer(0);

  print(readings);
  print(" readings in ");
  print(static_cast<int>(ticks.now()));
  print(" ticks, ");
  print(beats);
  print(" beats\n");
  print_sizes();
  return readings == 6 && static_cast<unsigned>(beats) == ticks.now() ? 0 : 1;
}
