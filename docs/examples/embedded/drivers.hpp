// Two devices, which share nothing but their methods, and one that is never waited for.
#pragma once

#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/task.hpp>

#include "clock.hpp"

/// Converts for three ticks, then has a raw value.
class thermometer {
 public:
  explicit thermometer(clock& c) noexcept : clock_(c) {}

  dynify::task<int> read() {
    co_await clock_.after(3);
    raw_ += 16;
    dynify::buffer<48> frame;  // a helper needs a place too
    co_return co_await dynify::defer([this] { return converted(); }).in(frame);
  }
  [[nodiscard]] const char* name() const { return "thermometer"; }
  [[nodiscard]] const char* unit() const { return "mdegC"; }

 private:
  dynify::task<int> converted() { co_return raw_ * 625 / 10; }

  clock& clock_;
  int raw_ = 320;
};

/// Has three registers, and takes a tick for each.
class accelerometer {
 public:
  explicit accelerometer(clock& c) noexcept : clock_(c) {}

  dynify::task<int> read() {
    int sum = 0;
    for (const int axis : axes_) {
      co_await clock_.after(1);
      sum += axis;
    }
    co_return sum;
  }
  [[nodiscard]] const char* name() const { return "accelerometer"; }
  [[nodiscard]] const char* unit() const { return "mg"; }

 private:
  clock& clock_;
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
