// Two devices, which share nothing but their methods, and one that is never waited for. Their
// helpers are ordinary coroutines: the objects say where the frames go.
#pragma once

#include <dynify/frame_stack.hpp>
#include <dynify/task.hpp>

#include "clock.hpp"

/// Converts for three ticks, then has a raw value.
class thermometer {
 public:
  thermometer(clock& c, dynify::frame_stack_ref frames) noexcept : clock_(c), frames_(frames) {}

  [[nodiscard]] dynify::frame_stack_ref& frame_place() noexcept { return frames_; }

  dynify::task<int> read() {
    co_await clock_.after(3);
    raw_ += 16;
    co_return co_await converted();
  }
  [[nodiscard]] const char* name() const { return "thermometer"; }
  [[nodiscard]] const char* unit() const { return "mdegC"; }

 private:
  dynify::task<int> converted() { co_return raw_ * 625 / 10; }

  clock& clock_;
  dynify::frame_stack_ref frames_;
  int raw_ = 320;
};

/// Has three registers, and takes a tick for each.
class accelerometer {
 public:
  accelerometer(clock& c, dynify::frame_stack_ref frames) noexcept : clock_(c), frames_(frames) {}

  [[nodiscard]] dynify::frame_stack_ref& frame_place() noexcept { return frames_; }

  dynify::task<int> read() {
    int sum = 0;
    for (const int axis : axes_) sum += co_await sample(axis);
    co_return sum;
  }
  [[nodiscard]] const char* name() const { return "accelerometer"; }
  [[nodiscard]] const char* unit() const { return "mg"; }

 private:
  dynify::task<int> sample(int axis) {
    co_await clock_.after(1);
    co_return axis;
  }

  clock& clock_;
  dynify::frame_stack_ref frames_;
  int axes_[3] = {12, -7, 998};
};

/// Counts how often it was read; read by the interrupt handler.
class heartbeat {
 public:
  dynify::task<int> read() { co_return ++beats_; }
  [[nodiscard]] const char* name() const { return "heartbeat"; }
  [[nodiscard]] const char* unit() const { return "beats"; }

 private:
  int beats_ = 0;
};
