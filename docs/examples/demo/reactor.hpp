// A thread that resumes coroutines when what they wait for can be read.
#pragma once

#include <coroutine>
#include <thread>

#include "descriptor.hpp"

namespace demo {

class Reactor {
 public:
  Reactor();
  Reactor(const Reactor&) = delete;
  ~Reactor();

  /// `co_await reactor.readable(file)` suspends the coroutine; the reactor's thread resumes it once
  /// a read of `file` would not block. One coroutine at a time may wait for a file.
  [[nodiscard]] auto readable(const Descriptor& file) noexcept {
    struct Awaiter {
      Reactor& reactor;
      const Descriptor& file;

      [[nodiscard]] bool await_ready() const noexcept { return false; }
      // The other thread may resume the coroutine before this returns: nothing is touched
      // afterwards.
      void await_suspend(std::coroutine_handle<> waiting) const {
        reactor.resume_when_readable(file, waiting);
      }
      void await_resume() const noexcept {}
    };
    return Awaiter{*this, file};
  }

 private:
  void resume_when_readable(const Descriptor& file, std::coroutine_handle<> waiting);
  void run() const;

  Descriptor epoll_;
  Descriptor stop_;
  std::thread thread_;
};

}  // namespace demo
