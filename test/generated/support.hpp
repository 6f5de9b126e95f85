// What generated programs are made of: values that tell what became of them, a log of what bodies
// did, and ways to call.
#pragma once

#include <coroutine>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <dynify/task.hpp>

namespace generated {

inline std::string log;
inline int living = 0;
inline int copies = 0;

/// A value that counts its objects and copies, and is -1 once moved from.
class Tracked {
 public:
  explicit Tracked(int value) : value_(value) { ++living; }
  Tracked(const Tracked& other) : value_(other.value_) { ++living, ++copies; }
  Tracked(Tracked&& other) noexcept : value_(std::exchange(other.value_, -1)) { ++living; }
  Tracked& operator=(const Tracked& other) {
    ++copies;
    value_ = other.value_;
    return *this;
  }
  Tracked& operator=(Tracked&& other) noexcept {
    value_ = std::exchange(other.value_, -1);
    return *this;
  }
  ~Tracked() { --living; }
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
};

/// One that is moved only.
class Only {
 public:
  explicit Only(int value) : value_(std::make_unique<int>(value)) {}
  [[nodiscard]] int value() const { return value_ ? *value_ : -1; }

 private:
  std::unique_ptr<int> value_;
};

enum class Color { red, green = 5 };

struct boom {
  int number;
};

inline std::string show(int value) { return std::to_string(value); }
inline std::string show(bool value) { return value ? "true" : "false"; }
inline std::string show(const std::string& text) { return '"' + text + '"'; }
inline std::string show(const Tracked& value) { return "t" + std::to_string(value.value()); }
inline std::string show(const Only& value) { return "o" + std::to_string(value.value()); }
inline std::string show(Color value) { return "c" + std::to_string(static_cast<int>(value)); }
inline std::string show(const int* at) { return "*" + std::to_string(*at); }
inline std::string show(int (*function)(int)) { return "f" + std::to_string(function(1)); }
inline std::string show(const int (&all)[3]) { return show(all[0]) + show(all[1]) + show(all[2]); }
template <class T>
std::string show(const std::optional<T>& value) {
  return value ? "?" + show(*value) : "none";
}
template <class T>
std::string show(const std::vector<T>& all) {
  std::string text = "[";
  for (const T& one : all) text += show(one) + ",";
  return text + "]";
}
template <class A, class B>
std::string show(const std::pair<A, B>& two) {
  return "(" + show(two.first) + show(two.second) + ")";
}
inline int doubled(int value) { return 2 * value; }

/// Coroutines that wait until the loop of `finish` comes by.
inline std::deque<std::coroutine_handle<>> parked;
struct park {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const { parked.push_back(h); }
  void await_resume() const noexcept {}
};
/// Suspends, and goes on at once.
struct hop {
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) const noexcept { return h; }
  void await_resume() const noexcept {}
};

/// A coroutine of the program's own, which begins at once, and of which nobody waits for the end.
struct job {
  struct promise_type {
    job get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::abort(); }
  };
};

inline void resume_all() {
  while (!parked.empty()) {
    const std::coroutine_handle<> next = parked.front();
    parked.pop_front();
    next.resume();
  }
}

// Ways to call a coroutine method. Each gives a `stored` a place, too.
struct plainly {
  template <class T>
  T&& operator()(T&& made) const noexcept {
    return static_cast<T&&>(made);
  }
};
template <class Place>
struct by_init {
  Place& place;
  template <class T>
  auto operator()(T&& made) const {
    return std::forward<T>(made).init(place);
  }
};
template <class Place>
struct by_in {
  Place& place;
  template <class T>
  auto operator()(T&& made) const {
    return std::forward<T>(made).in(place);
  }
};
struct by_boxed {
  template <class T>
  auto operator()(T&& made) const {
    return std::forward<T>(made).boxed();
  }
};
/// Is refused where there is no room, and built elsewhere from what the refusal gave back.
template <class Small, class Place>
struct by_second_try {
  Small& small;
  Place& place;
  template <class T>
  auto operator()(T&& made) const {
    auto first = std::forward<T>(made).try_init(small);
    if (first) std::abort();
    return std::move(first).constructor().init(place);
  }
};

/// Two records of the same calls: `what` names the way.
inline int expect_same(const char* program, const char* what, const std::string& expected,
                       const std::string& found) {
  if (expected == found) return 0;
  std::printf("%s, %s:\n  directly %s\n  so       %s\n", program, what, expected.c_str(),
              found.c_str());
  return 1;
}

/// Runs the calls, and returns what they recorded, and what became of all objects.
template <class Calls>
std::string record(Calls calls) {
  log.clear();
  const int before = living;
  std::string results;
  bool done = false;
  calls(results, done);
  resume_all();
  if (!done) results += " not done";
  if (living != before) results += " living " + std::to_string(living - before);
  return results + " | " + log;
}

}  // namespace generated
