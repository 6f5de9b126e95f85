// What is called, and what comes of it. Workloads of the rows' table, see docs/performance.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "sizes.hpp"

namespace bench {

/// The objects that a loop calls, in the order that it calls them. A row's `objects` gives them by
/// reference or, dyns, by value.
template <class Objects>
class the_counter {
 public:
  explicit the_counter(std::uint64_t) { object_.rewind(); }
  auto& next() { return object_; }

 private:
  decltype(Objects::counter()) object_ = Objects::counter();
};

template <class Objects>
class the_chain {
 public:
  explicit the_chain(std::uint64_t) { object_.rewind(); }
  auto& next() { return object_; }

 private:
  decltype(Objects::chain()) object_ = Objects::chain();
};

/// Xorshift: cheap beside a call, and too long for a branch predictor to learn.
class random_kind {
 public:
  explicit random_kind(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15 + 1) {}
  std::size_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>(((state_ >> 32) * kinds) >> 32);
  }

 private:
  std::uint64_t state_;
};

template <class Objects>
class any_kind {
 public:
  explicit any_kind(std::uint64_t seed) : random_(seed) {
    objects_.reserve(kinds);
    for (unsigned k = 0; k < kinds; ++k) {
      objects_.emplace_back(Objects::kind(k));
      std::get<0>(objects_.back()).rewind();
    }
  }
  auto& next() { return std::get<0>(objects_[random_.next()]); }

 private:
  using object = std::tuple<decltype(Objects::kind(0))>;
  std::vector<object> objects_;
  random_kind random_;
};

/// Counted from nought.
constexpr std::uint64_t sum_below(std::uint64_t calls) { return calls * (calls - 1) / 2; }

struct w1 {
  static constexpr const char* name = "W1";
  static constexpr unsigned coroutines = 1;
  static constexpr std::size_t frame = frames_of(0);
  template <class Objects>
  using receivers = the_counter<Objects>;
  template <class Counter, class... Where>
  static auto call(Counter& counter, std::uint64_t, const Where&... where) {
    return counter.ready(where...);
  }
  static std::uint64_t expected(std::uint64_t calls, std::uint64_t) { return sum_below(calls); }
};

struct w2 {
  static constexpr const char* name = "W2";
  static constexpr unsigned coroutines = 1;
  static constexpr std::size_t frame = frames_of(0);
  static constexpr std::array<std::byte, 16> argument{};
  template <class Objects>
  using receivers = the_counter<Objects>;
  template <class Counter, class... Where>
  static auto call(Counter& counter, std::uint64_t i, const Where&... where) {
    return counter.with_arguments(where..., i, argument);
  }
  static std::uint64_t expected(std::uint64_t calls, std::uint64_t) {
    std::uint64_t count = 0, sum = 0;
    for (std::uint64_t i = 0; i < calls; ++i) sum += count += i + argument.size();
    return sum;
  }
};

struct w3 : w1 {
  static constexpr const char* name = "W3";
  template <class Counter, class... Where>
  static auto call(Counter& counter, std::uint64_t, const Where&... where) {
    return counter.suspending(where...);
  }
};

struct w4_ready : w1 {
  static constexpr const char* name = "W4 ready";
  static constexpr unsigned coroutines = links;
  static constexpr std::size_t frame = frames_of(links - 1);
  template <class Objects>
  using receivers = the_chain<Objects>;
  static std::uint64_t expected(std::uint64_t calls, std::uint64_t) {
    return sum_below(calls) + calls * (links - 1);
  }
};

struct w4_suspending : w4_ready {
  static constexpr const char* name = "W4 suspending";
  template <class Counter, class... Where>
  static auto call(Counter& counter, std::uint64_t i, const Where&... where) {
    return w3::call(counter, i, where...);
  }
};

struct w5 : w1 {
  static constexpr const char* name = "W5";
  static constexpr std::size_t frame = 1280;
  template <class Counter, class... Where>
  static auto call(Counter& counter, std::uint64_t, const Where&... where) {
    return counter.with_locals(where...);
  }
  static std::uint64_t expected(std::uint64_t calls, std::uint64_t) {
    return calls * (calls + 1) / 2;
  }
};

struct w6 : w1 {
  static constexpr const char* name = "W6";
  template <class Objects>
  using receivers = any_kind<Objects>;
  static std::uint64_t expected(std::uint64_t calls, std::uint64_t seed) {
    std::array<std::uint64_t, kinds> counts{};
    random_kind random(seed);
    std::uint64_t sum = 0;
    for (std::uint64_t i = 0; i < calls; ++i) {
      const std::size_t k = random.next();
      sum += counts[k]++ + k;
    }
    return sum;
  }
};

/// W1, run by several threads at a time.
struct w7 : w1 {
  static constexpr const char* name = "W7";
};

/// W1, the frame in containers of every kind.
struct containers : w1 {
  static constexpr const char* name = "containers";
};

}  // namespace bench
