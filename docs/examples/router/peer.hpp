// The other end of the line, as a program that is no coroutine: it stands for a computer at the
// other end of a cable, and runs in the interrupt. It makes requests and looks at the answers; it
// damages one request, and does not hear the first alarm.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "line.hpp"
#include "packet.hpp"

class peer {
 public:
  struct exchange {
    packet request;
    packet expected;
  };
  static constexpr int requests = 8;

  /// A tick's bytes, in both directions.
  void tick(line& l) noexcept {
    constexpr int bytes_of_a_tick = 4;
    std::uint8_t byte = 0;
    for (int i = 0; i < bytes_of_a_tick && l.out.take(byte); ++i) hear(byte);
    if (next_ == to_send_ && --patience_ < 0) ask();
    for (int i = 0; i < bytes_of_a_tick && next_ < to_send_ && l.in.put(sending_[next_]); ++i)
      ++next_;
  }

  [[nodiscard]] int right_answers() const noexcept { return right_answers_; }
  [[nodiscard]] int alarms() const noexcept { return alarms_; }

 private:
  static const exchange& at(int i) noexcept;

  /// Makes the next request, or the last one again.
  void ask() noexcept {
    patience_ = 200;
    if (asked_ == requests) return;
    write(at(asked_).request);
    if (asked_ == 1 && !has_damaged_) {
      sending_[4] ^= 1;
      has_damaged_ = true;
    }
  }

  void hear(std::uint8_t byte) noexcept {
    if (byte != flag) return keep(byte);
    checksum sum;
    for (std::size_t i = 0; i < heard_; ++i) sum.add(hearing_[i]);
    if (heard_ >= 4 && sum.is_right()) answer_came();
    heard_ = 0;
    is_escaped_ = false;
  }
  void keep(std::uint8_t byte) noexcept {
    if (byte == escape) {
      is_escaped_ = true;
      return;
    }
    if (heard_ < hearing_.size())
      hearing_[heard_++] = static_cast<std::uint8_t>(is_escaped_ ? byte ^ escaped_bit : byte);
    is_escaped_ = false;
  }

  void answer_came() noexcept {
    if (hearing_[1] == alarm_raised) {
      if (++alarms_ > 1) write({.sequence = hearing_[0], .kind = acknowledgement});
      return;
    }
    const packet& expected = at(asked_).expected;
    bool is_right = heard_ == expected.size + 4U && hearing_[1] == expected.kind;
    for (std::size_t i = 0; is_right && i < expected.size; ++i)
      is_right = hearing_[i + 2] == expected.payload[i];
    right_answers_ += is_right ? 1 : 0;
    ++asked_;
    patience_ = 0;
  }

  void write(const packet& p) noexcept {
    checksum sum;
    next_ = to_send_ = 0;
    sending_[to_send_++] = flag;
    const auto checked = [&](std::uint8_t byte) {
      sum.add(byte);
      put(byte);
    };
    checked(p.sequence);
    checked(p.kind);
    for (std::size_t i = 0; i < p.size; ++i) checked(p.payload[i]);
    const std::uint8_t high = sum.high();
    const std::uint8_t low = sum.low();
    put(high);
    put(low);
    sending_[to_send_++] = flag;
  }
  void put(std::uint8_t byte) noexcept {
    if (byte == flag || byte == escape) {
      sending_[to_send_++] = escape;
      byte ^= escaped_bit;
    }
    sending_[to_send_++] = byte;
  }

  std::array<std::uint8_t, 2 * (most_payload + 4) + 2> sending_{};
  std::size_t next_ = 0;
  std::size_t to_send_ = 0;
  std::array<std::uint8_t, most_payload + 4> hearing_{};
  std::size_t heard_ = 0;
  bool is_escaped_ = false;
  bool has_damaged_ = false;
  int patience_ = 0;
  int asked_ = 0;
  int right_answers_ = 0;
  int alarms_ = 0;
};

inline const peer::exchange& peer::at(int i) noexcept {
  // Each request beside the answer that the peer expects. An answer's payload is the status, and
  // the bytes that the command has added.
  static constexpr exchange all[requests] = {
      {{1, 1, 4, {'p', 'i', 'n', 'g'}}, {1, answer | 1, 5, {0, 'p', 'i', 'n', 'g'}}},
      {{2, 1, 3, {flag, escape, 0}}, {2, answer | 1, 4, {0, flag, escape, 0}}},
      {{3, 2, 1, {4}}, {3, answer | 2, 2, {0, 105}}},
      {{4, 3, 2, {2, 77}}, {4, answer | 3, 1, {0}}},
      {{5, 4, 1, {2}}, {5, answer | 4, 2, {0, 77}}},
      {{6, 5, 0, {}}, {6, answer | 5, 1, {0}}},
      {{7, 6, 13, {3, 2, 1, 9, 4, 1, 1, 5, 0, 1, 2, 'o', 'k'}},
       {7, answer | 6, 4, {0, 9, 'o', 'k'}}},
      {{8, 33, 0, {}}, {8, answer | 33, 1, {1}}},
  };
  return all[i];
}
