// A protocol stack on a microcontroller: 27 coroutines, up to twelve deep, driven by interrupts.
// All frames are on one stack, which is as large as their bound, and there is no heap.
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "clock.hpp"
#include "device.hpp"
#include "peer.hpp"
#include "processor.hpp"
#include "tasks.bounds.hpp"

namespace {

clock ticks;
line wire;
peer other_end;

[[noreturn]] void stop(const char* message) {
  print(message);
  print("\n");
  exit_with(1);
}

void print_count(int count, const char* of) {
  print(count);
  print(of);
}

}  // namespace

/// Bytes have come and gone, and time has passed: what waits for either goes on here.
extern "C" void timer_handler() {
  const dynify::interrupt_guard guard;
  other_end.tick(wire);
  wire.tick();
  ticks.tick();
}

int run_program() {
  dynify::on_failure = &stop;
  dynify::frame_stack<dynify::bound_of<&device::serve>> frames;
  device served(wire, ticks, frames);

  set_timer(20'000);
  const int done = dynify::sync_wait(served.serve(frames, peer::requests));
  while (other_end.right_answers() < peer::requests && wire.now() < 5'000) {
    __asm__ volatile("wfe" ::: "memory");  // the last answer is on its way
  }
  set_timer(0);

  print_count(done, " requests done, ");
  print_count(other_end.right_answers(), " answers right, ");
  print_count(served.packets().damaged(), " packets damaged, ");
  print_count(served.packets().repeated(), " repeated\n");
  print_count(static_cast<int>(frames.peak()), " bytes of frames at most, bound: ");
  print_count(static_cast<int>(frames.size()), "; ");
  print_count(static_cast<int>(frames.used()), " left\n");
  print_count(most_stack(), " bytes of the processor's stack at most\n");
  return frames.used() == 0 && other_end.right_answers() == peer::requests ? 0 : 1;
}
