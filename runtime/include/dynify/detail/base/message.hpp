// Messages that are put together without a heap.
#pragma once

#include <cstddef>

namespace dynify {
inline namespace v1 {
namespace detail {

/// Words and numbers one behind the other, as many as there is room for; what is too long ends
/// with dots.
class message {
 public:
  message() noexcept { text_[0] = '\0'; }

  message& operator<<(const char* words) noexcept {
    while (*words != '\0') append(*words++);
    return *this;
  }
  message& operator<<(std::size_t number) noexcept {
    char digits[24];
    std::size_t count = 0;
    do {
      digits[count++] = static_cast<char>('0' + number % 10);
      number /= 10;
    } while (number > 0);
    while (count > 0) append(digits[--count]);
    return *this;
  }

  [[nodiscard]] bool is_empty() const noexcept { return size_ == 0; }
  [[nodiscard]] const char* c_str() const noexcept { return text_; }

 private:
  static constexpr std::size_t most = 231;

  void append(char c) noexcept {
    if (size_ == most) {
      for (std::size_t i = most - 3; i < most; ++i) text_[i] = '.';
      return;
    }
    text_[size_++] = c;
    text_[size_] = '\0';
  }

  std::size_t size_ = 0;
  char text_[most + 1];
};

}  // namespace detail
}  // namespace v1
}  // namespace dynify
