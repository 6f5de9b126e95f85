// The trait by which the router calls a command.
#pragma once

#include <dynify/frame_stack.hpp>
#include <dynify/task.hpp>

#include "packet.hpp"

enum class status : std::uint8_t { done, unknown, malformed, failed };

/// A command that the other end may give.
class [[dynify::trait]] Command {
 public:
  [[nodiscard]] std::uint8_t code() const;
  [[nodiscard]] const char* name() const;

  /// Does it, and adds the answer's payload to `response`. The frames go to `frames`.
  dynify::task<status> run(dynify::frame_stack_ref frames, const packet& request, packet& response);
};
