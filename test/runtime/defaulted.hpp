#pragma once

#include <dynify/buffer.hpp>
#include <dynify/defer.hpp>
#include <dynify/task.hpp>
#include <optional>
#include <stdexcept>
#include <string>

/// Two methods that every implementor has, and defaults over them.
class [[dynify::trait]] Defaulted {
 public:
  dynify::task<std::optional<int>> next();
  int limit() const;

  bool unlimited() const { return limit() < 0; }
  /// Every frame of `next` goes in that of this one.
  dynify::task<int> sum() {
    dynify::buffer<512> frame;
    int total = 0;
    while (const auto n = co_await dynify::defer([this] { return next(); }).in(frame)) total += *n;
    co_return total;
  }
  dynify::task<std::string> described(std::string text, int times = 2) const {
    for (int i = 0; i < times; ++i) text += unlimited() ? "!" : ".";
    co_return text;
  }
  dynify::task<int> checked(int most) {
    dynify::buffer<1024> frame;
    const int total = co_await dynify::defer([&] { return sum(); }).in(frame);
    if (total > most) throw std::range_error("too much");
    co_return total;
  }
  dynify::task<int> finish(std::string text) && { co_return static_cast<int>(text.size()); }
};

/// Bodies for methods of its supertrait: one that has a body there, and one that has none.
class [[dynify::trait]] Hurried : public Defaulted {
 public:
  int limit() const { return 1; }
  bool unlimited() const { return false; }
  bool ever_unlimited() const { return unlimited() || Defaulted::unlimited(); }
};
