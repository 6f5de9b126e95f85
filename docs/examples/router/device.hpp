// All that answers: the link, the router, and the commands behind it. It is a unit of its own: how
// many bytes its frames take at most is computed from it, before main.cpp is compiled, which has
// the stack.
#pragma once

#include <dynify/frame_stack.hpp>
#include <dynify/task.hpp>

#include "commands.hpp"
#include "router.hpp"

class device {
 public:
  device(line& wire, clock& ticks, dynify::frame_stack_ref frames) noexcept;

  /// Answers that many requests, and results in how many of them were done.
  dynify::task<int> serve(dynify::frame_stack_ref s, int requests);

  [[nodiscard]] const link& packets() const noexcept { return packets_; }

 private:
  link packets_;
  store settings_;
  router requests_;
  echo echoes_;
  measure measures_;
  write_setting writes_;
  read_setting reads_;
  alarm alarms_;
  batch batches_;
  DynCommand commands_[6];
};
