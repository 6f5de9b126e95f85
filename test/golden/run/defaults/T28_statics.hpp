// Static methods with a body: an implementor's own goes before it, `Filter::f` stays what it is.
#pragma once
#include <array>
#include <dynify/task.hpp>
#include <string>

namespace media {

class [[dynify::trait]] Filter {
 public:
  static int version();
  /// The most that it takes at once.
  static constexpr int limit() { return 64; }
  static int doubled(int value = limit()) noexcept { return 2 * value; }
  static int doubled(std::string text) { return doubled(static_cast<int>(text.size())); }
  /// The same for every implementor that has none of its own.
  static dynify::task<std::string> banner(std::string text, int times) {
    for (std::string once = text; times > 1; --times) text += once;
    co_return text + std::to_string(version());
  }
  static dynify::task<int> later(int value) { co_return value + Filter::limit(); }
  static int label();

  // What a body means by the name alone is what the dyn calls; by the trait's name, the trait's.
  dynify::task<int> total(int value = 1) {
    std::array<char, limit()> space{};
    const auto twice = [](int of) { return doubled(of); };
    int all = static_cast<int>(space.size()) + Filter::limit() + twice(value) + this->doubled();
    all += co_await later(value);
    co_return all + version();
  }
  int sum(int value) const { return value + limit(); }
};

inline int Filter::label() { return 100 * version() + limit(); }

}  // namespace media
