#include "pipe.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>

#include <utility>

namespace demo {
namespace {

/// A reader that goes away early is no reason to end the program: write() reports it, to this
/// thread alone.
void block_broken_pipe_signal() noexcept {
  sigset_t signals;
  ::sigemptyset(&signals);
  ::sigaddset(&signals, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void feed(const Descriptor& pipe, std::span<const std::byte> bytes) noexcept {
  block_broken_pipe_signal();
  while (!bytes.empty()) {
    const ssize_t count = ::write(pipe.number(), bytes.data(), bytes.size());
    if (count > 0)
      bytes = bytes.subspan(static_cast<std::size_t>(count));
    else if (errno != EINTR)
      return;
  }
}

}  // namespace

FedPipe::FedPipe(std::span<const std::byte> bytes) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw_errno("cannot make a pipe");
  end_ = Descriptor(ends[0]);
  feeder_ = std::thread([pipe = Descriptor(ends[1]), bytes] { feed(pipe, bytes); });
}

FedPipe::~FedPipe() {
  end_ = Descriptor();  // the feeder's next write fails
  feeder_.join();
}

}  // namespace demo
