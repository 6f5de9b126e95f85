// Counts bytes, lines and words, as wc does.
#pragma once

#include <cstddef>
#include <span>

namespace demo {

struct Counts {
  std::size_t bytes = 0;
  std::size_t lines = 0;
  std::size_t words = 0;

  friend bool operator==(const Counts&, const Counts&) = default;
};

class Tally {
 public:
  void add(std::span<const std::byte> text) noexcept {
    counts_.bytes += text.size();
    for (const std::byte byte : text) add(static_cast<char>(byte));
  }

  [[nodiscard]] const Counts& counts() const noexcept { return counts_; }

 private:
  void add(char c) noexcept {
    counts_.lines += c == '\n';
    const bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
    counts_.words += !is_space && !in_word_;
    in_word_ = !is_space;
  }

  Counts counts_;
  bool in_word_ = false;
};

}  // namespace demo
