// A serial line: bytes come and go by interrupts, and coroutines wait for them.
#pragma once

#include <array>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "processor.hpp"
#include "sizes.hpp"

/// Bytes between an interrupt and the program. Interrupts are off while it is used.
class ring {
 public:
  bool put(std::uint8_t byte) noexcept {
    if (count_ == ring_size) return false;
    bytes_[(first_ + count_++) % ring_size] = byte;
    return true;
  }
  bool take(std::uint8_t& byte) noexcept {
    if (count_ == 0) return false;
    byte = bytes_[first_];
    first_ = (first_ + 1) % ring_size;
    --count_;
    return true;
  }

 private:
  std::array<std::uint8_t, ring_size> bytes_{};
  std::size_t first_ = 0;
  std::size_t count_ = 0;
};

/// One coroutine at a time waits for a byte, or for room for one. `tick` is called by the interrupt
/// handler, and resumes it there.
class line {
 public:
  static constexpr unsigned forever = ~0U;
  static constexpr int too_late = -1;

  /// Results in a byte, or in `too_late` where none has come before the tick `until`.
  class reception {
   public:
    reception(line& of, unsigned until) noexcept : line_(of), until_(until) {}

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<> h) noexcept {
      waiting_ = h;
      const interrupts_disabled alone;
      if (line_.is_ready(*this)) return false;
      line_.reader_ = this;
      return true;
    }
    [[nodiscard]] int await_resume() const noexcept { return result_; }

   private:
    friend line;

    line& line_;
    unsigned until_;
    int result_ = too_late;
    std::coroutine_handle<> waiting_;
  };

  /// Waits until there is room for `byte`.
  class transmission {
   public:
    transmission(line& of, std::uint8_t byte) noexcept : line_(of), byte_(byte) {}

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<> h) noexcept {
      waiting_ = h;
      const interrupts_disabled alone;
      if (line_.out.put(byte_)) return false;
      line_.writer_ = this;
      return true;
    }
    void await_resume() const noexcept {}

   private:
    friend line;

    line& line_;
    std::uint8_t byte_;
    std::coroutine_handle<> waiting_;
  };

  [[nodiscard]] reception received(unsigned until) noexcept { return {*this, until}; }
  [[nodiscard]] transmission sent(std::uint8_t byte) noexcept { return {*this, byte}; }

  /// A tick has passed, and bytes may have come and gone.
  void tick() {
    now_ = now_ + 1;
    if (reader_ && is_ready(*reader_)) std::exchange(reader_, nullptr)->waiting_.resume();
    if (writer_ && out.put(writer_->byte_)) std::exchange(writer_, nullptr)->waiting_.resume();
  }
  [[nodiscard]] unsigned now() const noexcept { return now_; }

  ring in;   // filled by the interrupt
  ring out;  // emptied by it

 private:
  bool is_ready(reception& r) noexcept {
    std::uint8_t byte = 0;
    if (in.take(byte)) {
      r.result_ = byte;
      return true;
    }
    return r.until_ <= now_;
  }

  reception* reader_ = nullptr;
  transmission* writer_ = nullptr;
  volatile unsigned now_ = 0;
};
