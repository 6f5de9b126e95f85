#include "reactor.hpp"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <cerrno>
#include <cstdint>
#include <exception>

namespace demo {
namespace {

/// Set or changed: one event, which carries `what` and is then switched off.
epoll_event once(void* what) noexcept {
  epoll_event event{};
  event.events = EPOLLIN | EPOLLONESHOT;
  event.data.ptr = what;
  return event;
}

}  // namespace

Reactor::Reactor() : epoll_(::epoll_create1(EPOLL_CLOEXEC)), stop_(::eventfd(0, EFD_CLOEXEC)) {
  epoll_event stop = once(nullptr);
  if (epoll_.number() < 0 || stop_.number() < 0 ||
      ::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, stop_.number(), &stop) != 0)
    throw_errno("cannot make an event queue");
  thread_ = std::thread([this] { run(); });
}

Reactor::~Reactor() {
  const std::uint64_t one = 1;
  if (::write(stop_.number(), &one, sizeof one) != sizeof one)
    std::terminate();  // join() would hang
  thread_.join();
}

void Reactor::resume_when_readable(const Descriptor& file, std::coroutine_handle<> waiting) {
  epoll_event event = once(waiting.address());
  if (::epoll_ctl(epoll_.number(), EPOLL_CTL_MOD, file.number(), &event) == 0) return;
  // Not known yet. It is added here and not earlier: a file that is known is reported when its
  // other end closes, asked or not.
  if (errno != ENOENT || ::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, file.number(), &event) != 0)
    throw_errno("cannot wait for a file");
}

void Reactor::run() const {
  for (;;) {
    epoll_event event{};
    const int count = ::epoll_wait(epoll_.number(), &event, 1, -1);
    if (count < 1) continue;  // interrupted by a signal
    if (!event.data.ptr) return;
    std::coroutine_handle<>::from_address(event.data.ptr).resume();
  }
}

}  // namespace demo
