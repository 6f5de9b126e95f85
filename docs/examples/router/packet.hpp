// The router and its peer exchange packets: each stands between two flags, its checksum at its end.
//
//     flag | sequence | kind | payload ... | checksum, high byte first | flag
//
// A byte between the flags that is a flag or an escape is sent as an escape and the byte with one
// bit changed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sizes.hpp"

inline constexpr std::uint8_t flag = 0x7e;
inline constexpr std::uint8_t escape = 0x7d;
inline constexpr std::uint8_t escaped_bit = 0x20;

/// Kinds below are codes of commands; the answer to a command has the bit of `answer`, too.
inline constexpr std::uint8_t answer = 0x80;
inline constexpr std::uint8_t alarm_raised = 0x40;
inline constexpr std::uint8_t acknowledgement = 0x41;

struct packet {
  std::uint8_t sequence = 0;
  std::uint8_t kind = 0;
  std::uint8_t size = 0;
  std::array<std::uint8_t, most_payload> payload{};

  /// Whether there was room for it.
  constexpr bool add(std::uint8_t byte) noexcept {
    if (size == most_payload) return false;
    payload[size++] = byte;
    return true;
  }
};

/// CRC-16 as of HDLC's relatives: of all bytes between the flags, the checksum included, it is 0.
class checksum {
 public:
  constexpr void add(std::uint8_t byte) noexcept {
    unsigned sum = value_ ^ (unsigned{byte} << 8);
    for (int bit = 0; bit < 8; ++bit) sum = sum << 1 ^ ((sum & 0x8000) != 0 ? 0x1021U : 0U);
    value_ = static_cast<std::uint16_t>(sum);
  }
  [[nodiscard]] constexpr std::uint8_t high() const noexcept {
    return static_cast<std::uint8_t>(value_ >> 8);
  }
  [[nodiscard]] constexpr std::uint8_t low() const noexcept {
    return static_cast<std::uint8_t>(value_);
  }
  [[nodiscard]] constexpr bool is_right() const noexcept { return value_ == 0; }

 private:
  std::uint16_t value_ = 0xffff;
};
