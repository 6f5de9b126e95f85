// From packets to commands, which are chosen at run time.
#pragma once

#include <dynify/frame_stack.hpp>
#include <dynify/task.hpp>

#include <span>

#include "command.dyn.hpp"
#include "link.hpp"

class router {
 public:
  explicit router(link& l) noexcept : link_(l) {}

  /// The commands that there are: before the first request.
  void offer(std::span<DynCommand> commands) noexcept { commands_ = commands; }

  /// Answers that many requests.
  dynify::task<int> serve(dynify::frame_stack_ref s, int requests) {
    int done = 0;
    for (int i = 0; i < requests; ++i) {
      packet request;
      co_await link_.receive(request, line::forever);
      if (co_await answer_to(s, request) == status::done) ++done;
    }
    co_return done;
  }

  /// Runs the command that a request names. A command may call it for others.
  dynify::task<status> route(dynify::frame_stack_ref s, const packet& request, packet& response) {
    for (DynCommand& command : commands_)
      if (command.code() == request.kind) co_return co_await command.run(s, request, response);
    co_return status::unknown;
  }

 private:
  dynify::task<status> answer_to(dynify::frame_stack_ref s, const packet& request) {
    packet response{.sequence = request.sequence,
                    .kind = static_cast<std::uint8_t>(request.kind | answer)};
    response.add(0);  // for the status
    const status result = co_await route(s, request, response);
    response.payload[0] = static_cast<std::uint8_t>(result);
    co_await link_.send(response);
    co_return result;
  }

  link& link_;
  std::span<DynCommand> commands_;
};

/// Several commands in one request: for each its code, the size of its payload, and that. None of
/// them is another batch, so that one frame of `run` lives at once.
class batch {
 public:
  explicit batch(router& r) noexcept : router_(r) {}

  [[nodiscard]] std::uint8_t code() const { return 6; }
  [[nodiscard]] const char* name() const { return "batch"; }

  [[dynify::bound(1)]] dynify::task<status> run(dynify::frame_stack_ref s, const packet& request,
                                                packet& response) {
    packet one;
    for (std::uint8_t at = 0; at < request.size;) {
      if (!next(request, at, one) || one.kind == code()) co_return status::malformed;
      if (const status result = co_await router_.route(s, one, response); result != status::done)
        co_return result;
    }
    co_return status::done;
  }

 private:
  static bool next(const packet& request, std::uint8_t& at, packet& one) noexcept {
    if (request.size - at < 2) return false;
    one = {.sequence = request.sequence, .kind = request.payload[at]};
    const int size = request.payload[at + 1U];
    at = static_cast<std::uint8_t>(at + 2);
    if (size > request.size - at) return false;
    for (int i = 0; i < size; ++i) one.add(request.payload[at++]);
    return true;
  }

  router& router_;
};
