// From bytes to packets, and back. Eleven small coroutines: the object says where their frames go,
// so that none of them, and none of their calls, has a word about it.
#pragma once

#include <dynify/frame_stack.hpp>
#include <dynify/task.hpp>

#include "line.hpp"
#include "packet.hpp"

class link {
 public:
  link(line& l, dynify::frame_stack_ref frames) noexcept : line_(l), frames_(frames) {}

  [[nodiscard]] dynify::frame_stack_ref& frame_place() noexcept { return frames_; }

  /// The next packet that is whole, or false where none came before the tick `until`.
  dynify::task<bool> receive(packet& into, unsigned until) {
    for (;;) {
      const reading r = co_await read_packet(into, until);
      if (r == reading::whole) co_return true;
      if (r == reading::late) co_return false;
      ++damaged_;
    }
  }

  dynify::task<> send(const packet& p) {
    checksum sum;
    co_await send_byte(flag);
    co_await send_checked(p.sequence, sum);
    co_await send_checked(p.kind, sum);
    for (std::uint8_t i = 0; i < p.size; ++i) co_await send_checked(p.payload[i], sum);
    co_await send_escaped(sum.high());
    co_await send_escaped(sum.low());
    co_await send_byte(flag);
  }

  /// Sends it again until the other end has acknowledged it; false where it never does.
  dynify::task<bool> send_reliably(const packet& p) {
    constexpr int most_attempts = 3;
    constexpr unsigned patience = 30;  // ticks
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
      if (attempt > 0) ++repeated_;
      co_await send(p);
      if (co_await acknowledged(p.sequence, line_.now() + patience)) co_return true;
    }
    co_return false;
  }

  [[nodiscard]] int damaged() const noexcept { return damaged_; }
  [[nodiscard]] int repeated() const noexcept { return repeated_; }

 private:
  enum class reading { whole, damaged, late };
  static constexpr int ended = -2;  // beside line::too_late: a flag

  dynify::task<bool> acknowledged(std::uint8_t sequence, unsigned until) {
    packet p;
    while (co_await receive(p, until))
      if (p.kind == acknowledgement && p.sequence == sequence) co_return true;
    co_return false;
  }

  dynify::task<reading> read_packet(packet& into, unsigned until) {
    if (!co_await skip_to_flag(until)) co_return reading::late;
    std::array<std::uint8_t, most_payload + 4> bytes{};
    std::size_t count = 0;
    int next = ended;
    while (next == ended) next = co_await read_escaped(until);  // flags may follow each other
    while (next >= 0 && count < bytes.size()) {
      bytes[count++] = static_cast<std::uint8_t>(next);
      next = co_await read_escaped(until);
    }
    if (next == line::too_late) co_return reading::late;
    co_return next == ended&& unpack(bytes.data(), count, into) ? reading::whole : reading::damaged;
  }

  dynify::task<bool> skip_to_flag(unsigned until) {
    int next = 0;
    while (next >= 0 && next != flag) next = co_await read_byte(until);
    co_return next >= 0;
  }

  /// A byte of a packet, `ended`, or `line::too_late`.
  dynify::task<int> read_escaped(unsigned until) {
    const int next = co_await read_byte(until);
    if (next == flag) co_return ended;
    if (next != escape) co_return next;
    const int escaped = co_await read_byte(until);
    co_return escaped < 0 ? escaped : escaped ^ escaped_bit;
  }

  dynify::task<int> read_byte(unsigned until) { co_return co_await line_.received(until); }

  dynify::task<> send_checked(std::uint8_t byte, checksum& sum) {
    sum.add(byte);
    co_await send_escaped(byte);
  }
  dynify::task<> send_escaped(std::uint8_t byte) {
    if (byte == flag || byte == escape) {
      co_await send_byte(escape);
      byte ^= escaped_bit;
    }
    co_await send_byte(byte);
  }
  dynify::task<> send_byte(std::uint8_t byte) { co_await line_.sent(byte); }

  static bool unpack(const std::uint8_t* bytes, std::size_t count, packet& into) noexcept {
    checksum sum;
    for (std::size_t i = 0; i < count; ++i) sum.add(bytes[i]);
    if (count < 4 || !sum.is_right()) return false;
    into = {.sequence = bytes[0], .kind = bytes[1]};
    for (std::size_t i = 2; i < count - 2; ++i) into.add(bytes[i]);
    return true;
  }

  line& line_;
  dynify::frame_stack_ref frames_;
  int damaged_ = 0;
  int repeated_ = 0;
};
