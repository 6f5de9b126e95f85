// Numbers that a program and its interrupts share, on a processor without atomic instructions: the
// owners of an object, the slots of a pool. The timer's interrupt changes them as often as it can
// while the program does. Built and run by check.bash.
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <utility>

#include "processor.hpp"
#include "sensor.dyn.hpp"

namespace {

int living;

struct counted {
  counted() noexcept { ++living; }
  ~counted() { --living; }
  counted(const counted&) = delete;
  counted& operator=(const counted&) = delete;

  dynify::task<int> read() { co_return 7; }
  [[nodiscard]] const char* name() const { return "counted"; }
  [[nodiscard]] const char* unit() const { return ""; }
};

dynify::pool<128, 3> frames;
const dynify::shared<Sensor>* sensor;
volatile int interrupts;

/// What an interrupt takes, and the next one gives back: what one has balanced by its end, it
/// cannot spoil.
struct taken {
  dynify::shared<Sensor> owner;
  void* slot;
};
alignas(taken) std::byte taken_bytes[sizeof(taken)];
taken* between;

[[noreturn]] void stop(const char* message) {
  print(message);
  print("\n");
  exit_with(1);
}

int read_once(const dynify::shared<Sensor>& from) {
  const dynify::shared<Sensor> one_more = from;
  return dynify::sync_wait(one_more->read().in(frames));
}

void exchange_taken() {
  constexpr dynify::layout bytes{.size = 8, .align = 4};
  if (between) {
    frames.release(between->slot, bytes);
    std::exchange(between, nullptr)->~taken();
  } else {
    between = ::new (taken_bytes) taken{.owner = *sensor, .slot = frames.allocate(bytes)};
  }
}

bool a_refused_exchange_changes_nothing() {
  dynify::detail::counter<unsigned> number = 1;
  unsigned expected = 2;
  const bool refused = !number.compare_exchange_weak(expected, 3, __ATOMIC_ACQUIRE);
  return refused && expected == 1 && number.load(__ATOMIC_RELAXED) == 1;
}

}  // namespace

extern "C" void timer_handler() {
  const dynify::interrupt_guard guard;
  interrupts = interrupts + 1;
  if (read_once(*sensor) != 7) stop("wrong in the interrupt");
  exchange_taken();
}

int run_program() {
  dynify::on_failure = &stop;
  if (!a_refused_exchange_changes_nothing()) stop("an exchange was made that must be refused");
  dynify::buffer<64> place;
  {
    dynify::shared<Sensor> owner = dynify::make<counted>().init(place);
    sensor = &owner;
    set_timer(997);
    while (interrupts < 500)
      if (read_once(owner) != 7) stop("wrong in the program");
    set_timer(0);
    if (between) exchange_taken();
    if (frames.living() != 0) stop("a slot was lost");
    if (living != 1) stop("the object has ended too early");
  }
  if (living != 0 || place.occupied()) stop("an owner was lost");
  print(interrupts);
  print(" interrupts\n");
  return 0;
}
