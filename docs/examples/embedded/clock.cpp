#include "clock.hpp"

#include <utility>

#include "processor.hpp"

// The handler changes the list too.
void clock::wait::await_suspend(std::coroutine_handle<> h) noexcept {
  waiting_ = h;
  const interrupts_disabled alone;
  next_ = std::exchange(clock_.first_, this);
}

void clock::tick() {
  now_ = now_ + 1;
  wait* waits = std::exchange(first_, nullptr);  // whoever goes on may wait again
  while (waits) {
    wait& w = *std::exchange(waits, waits->next_);
    if (--w.ticks_ == 0) {
      w.waiting_.resume();  // `w` is gone
    } else {
      w.next_ = std::exchange(first_, &w);
    }
  }
}
