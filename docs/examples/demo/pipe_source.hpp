// A pipe that another thread feeds: every read is suspended until there is something to read.
#pragma once

#include <cstddef>
#include <dynify/task.hpp>
#include <span>
#include <string_view>

#include "pipe.hpp"
#include "reactor.hpp"

namespace demo {

class PipeSource {
 public:
  PipeSource(std::span<const std::byte> bytes, Reactor& reactor)
      : pipe_(bytes), reactor_(reactor) {}

  dynify::task<std::size_t> read(std::span<std::byte> into) {
    ++waits_;
    co_await reactor_.readable(pipe_.end());
    co_return read_some(pipe_.end(), into);  // on the reactor's thread
  }

  std::string_view name() const noexcept { return "pipe"; }
  std::size_t waits() const noexcept { return waits_; }

 private:
  FedPipe pipe_;
  Reactor& reactor_;
  std::size_t waits_ = 0;
};

}  // namespace demo
