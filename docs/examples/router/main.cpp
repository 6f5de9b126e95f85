// A protocol stack on a microcontroller: 27 coroutines, up to ten deep, driven by interrupts; all
// frames are on one stack, and there is no heap.
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <span>

#include "clock.hpp"
#include "commands.hpp"
#include "peer.hpp"
#include "processor.hpp"
#include "router.hpp"

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
  dynify::frame_stack<router_frames> frames;
  link packets(wire, frames);
  store settings(ticks);
  router requests(packets);

  echo echoes;
  measure measures(ticks);
  write_setting writes(settings);
  read_setting reads(settings);
  alarm alarms(packets);
  batch batches(requests);
  DynCommand commands[] = {echoes, measures, writes, reads, alarms, batches};
  requests.offer(commands);

  set_timer(20'000);
  const int done = dynify::sync_wait(requests.serve(frames, peer::requests));
  while (other_end.right_answers() < peer::requests && wire.now() < 5'000) {
    __asm__ volatile("wfe" ::: "memory");  // the last answer is on its way
  }
  set_timer(0);

  print_count(done, " requests done, ");
  print_count(other_end.right_answers(), " answers right, ");
  print_count(packets.damaged(), " packets damaged, ");
  print_count(packets.repeated(), " repeated\n");
  print_count(static_cast<int>(frames.peak()), " bytes of frames at most, in a stack of ");
  print_count(static_cast<int>(frames.size()), "; ");
  print_count(static_cast<int>(frames.used()), " left\n");
  print_count(most_stack(), " bytes of the processor's stack at most\n");
  return frames.used() == 0 && other_end.right_answers() == peer::requests ? 0 : 1;
}
