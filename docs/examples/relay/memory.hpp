// A connection inside the program: what is written at one end is read at the other.
#pragma once

#include <dynify/asio.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <system_error>
#include <utility>

#include "asio_coroutines.hpp"

namespace relay {

/// Bytes in one direction. A reader waits while there is none, a writer while there is no room.
class Pipe {
 public:
  explicit Pipe(const asio::any_io_executor& executor)
      : changed_(executor, asio::steady_timer::time_point::max()) {}

  asio::awaitable<std::size_t> read(dynify::placed_t, std::span<std::byte> into) {
    while (used_ == 0 && !is_finished_) {
      co_await change();
      check(co_await asio::this_coro::cancellation_state);
    }
    const std::size_t n = std::min(into.size(), used_);
    for (std::size_t i = 0; i < n; ++i) into[i] = bytes_[(begin_ + i) % bytes_.size()];
    begin_ = (begin_ + n) % bytes_.size();
    used_ -= n;
    changed_.cancel();
    co_return n;
  }

  asio::awaitable<void> write(dynify::placed_t, std::span<const std::byte> from) {
    while (!from.empty()) {
      while (used_ == bytes_.size()) {
        co_await change();
        check(co_await asio::this_coro::cancellation_state);
      }
      const std::size_t n = std::min(from.size(), bytes_.size() - used_);
      for (std::size_t i = 0; i < n; ++i) bytes_[(begin_ + used_ + i) % bytes_.size()] = from[i];
      used_ += n;
      from = from.subspan(n);
      changed_.cancel();
    }
  }

  void finish() {
    is_finished_ = true;
    changed_.cancel();
  }
  void close() {
    is_closed_ = true;
    finish();
  }

 private:
  /// Until the other end has done something; nobody else waits at the same time. Asio's own
  /// coroutine, and none around it: what is awaited has one frame beside the placed one.
  asio::awaitable<void> change() {
    if (is_closed_) throw std::system_error(asio::error::operation_aborted);
    return changed_.async_wait(asio::redirect_error(asio::use_awaitable, woken_));
  }
  /// Whether it was the other end.
  void check(const asio::cancellation_state& state) const {
    if (is_closed_ || state.cancelled() != asio::cancellation_type::none)
      throw std::system_error(asio::error::operation_aborted);
  }

  asio::steady_timer changed_;
  std::error_code woken_;  // cancelled: that is how it is woken
  std::array<std::byte, 32768> bytes_{};
  std::size_t begin_ = 0;
  std::size_t used_ = 0;
  bool is_finished_ = false;
  bool is_closed_ = false;
};

/// One end of a pair of pipes.
class Memory {
 public:
  static std::pair<Memory, Memory> pair(const asio::any_io_executor& executor) {
    auto there = std::make_shared<Pipe>(executor);
    auto back = std::make_shared<Pipe>(executor);
    return {Memory(there, back), Memory(back, there)};
  }

  // Not coroutines: the pipe's is the one that is placed.
  asio::awaitable<std::size_t> read(std::span<std::byte> into) {
    return from_->read(dynify::placed, into);
  }
  asio::awaitable<void> write(std::span<const std::byte> bytes) {
    return to_->write(dynify::placed, bytes);
  }
  void finish() { to_->finish(); }
  void close() {
    from_->close();
    to_->close();
  }

 private:
  Memory(std::shared_ptr<Pipe> to, std::shared_ptr<Pipe> from)
      : to_(std::move(to)), from_(std::move(from)) {}

  std::shared_ptr<Pipe> to_;
  std::shared_ptr<Pipe> from_;
};

}  // namespace relay
