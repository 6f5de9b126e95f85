// The commands: ordinary classes. A place is passed on where a frame is wanted.
#pragma once

#include <dynify/frame_stack.hpp>
#include <dynify/task.hpp>

#include "clock.hpp"
#include "command.hpp"
#include "link.hpp"
#include "store.hpp"

/// Sends back what it got.
class echo {
 public:
  [[nodiscard]] std::uint8_t code() const { return 1; }
  [[nodiscard]] const char* name() const { return "echo"; }

  dynify::task<status> run(dynify::frame_stack_ref, const packet& request, packet& response) {
    for (std::uint8_t i = 0; i < request.size; ++i) response.add(request.payload[i]);
    co_return status::done;
  }
};

/// The mean of some samples, each of which takes a tick.
class measure {
 public:
  explicit measure(clock& c) noexcept : clock_(c) {}

  [[nodiscard]] std::uint8_t code() const { return 2; }
  [[nodiscard]] const char* name() const { return "measure"; }

  dynify::task<status> run(dynify::frame_stack_ref s, const packet& request, packet& response) {
    if (request.size != 1 || request.payload[0] == 0) co_return status::malformed;
    response.add(static_cast<std::uint8_t>(co_await mean(s, request.payload[0])));
    co_return status::done;
  }

 private:
  dynify::task<int> mean(dynify::frame_stack_ref s, int samples) {
    int sum = 0;
    for (int i = 0; i < samples; ++i) sum += co_await sample(s);
    co_return sum / samples;
  }
  dynify::task<int> sample(dynify::frame_stack_ref) {
    co_await clock_.after(1);
    co_return value_ += 2;
  }

  clock& clock_;
  int value_ = 100;
};

class write_setting {
 public:
  explicit write_setting(store& in) noexcept : store_(in) {}

  [[nodiscard]] std::uint8_t code() const { return 3; }
  [[nodiscard]] const char* name() const { return "write"; }

  dynify::task<status> run(dynify::frame_stack_ref s, const packet& request, packet&) {
    if (request.size != 2) co_return status::malformed;
    const bool is_written = co_await store_.write(s, request.payload[0], request.payload[1]);
    co_return is_written ? status::done : status::failed;
  }

 private:
  store& store_;
};

class read_setting {
 public:
  explicit read_setting(store& from) noexcept : store_(from) {}

  [[nodiscard]] std::uint8_t code() const { return 4; }
  [[nodiscard]] const char* name() const { return "read"; }

  dynify::task<status> run(dynify::frame_stack_ref s, const packet& request, packet& response) {
    if (request.size != 1) co_return status::malformed;
    const int value = co_await store_.read(s, request.payload[0]);
    if (value < 0) co_return status::failed;
    response.add(static_cast<std::uint8_t>(value));
    co_return status::done;
  }

 private:
  store& store_;
};

/// Tells the other end of something, and is done when that has heard it.
class alarm {
 public:
  explicit alarm(link& l) noexcept : link_(l) {}

  [[nodiscard]] std::uint8_t code() const { return 5; }
  [[nodiscard]] const char* name() const { return "alarm"; }

  dynify::task<status> run(dynify::frame_stack_ref, const packet&, packet&) {
    const packet raised{.sequence = ++raised_, .kind = alarm_raised};
    co_return co_await link_.send_reliably(raised) ? status::done : status::failed;
  }

 private:
  link& link_;
  std::uint8_t raised_ = 100;
};
