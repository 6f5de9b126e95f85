// A move-only value whose life is in a log, and that fails when it is moved.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

namespace test {

/// What the test throws.
struct broken {};

/// What happened since the log was taken last, one word each: `+a` built, `>a` moved from, `=a`
/// assigned from, `!a` failed to move, `~a` ended, `~` ended what was moved from; and what bodies
/// note themselves.
class fragile_log {
 public:
  static void note(const std::string& what) {
    if (!current().empty()) current() += ' ';
    current() += what;
  }
  static std::string take() {
    std::string taken = current();
    current().clear();
    return taken;
  }

 private:
  static std::string& current() {
    static std::string log = reserved();
    return log;
  }
  /// Notes allocate nothing while the heap is exhausted.
  static std::string reserved() {
    std::string log;
    log.reserve(4096);
    return log;
  }
};

class fragile {
 public:
  explicit fragile(const char* name) : name_(name) {
    ++living;
    fragile_log::note('+' + name_);
  }
  fragile(fragile&& other) : name_(other.moved_name()) {
    ++living;
    fragile_log::note('>' + name_);
  }
  fragile& operator=(fragile&& other) noexcept {
    name_ = std::exchange(other.name_, {});
    fragile_log::note('=' + name_);
    return *this;
  }
  ~fragile() {
    --living;
    fragile_log::note('~' + name_);
  }

  [[nodiscard]] const std::string& name() const noexcept { return name_; }

  /// The move that fails, counted from now: 1 is the next one, 0 none.
  static inline int failing_move = 0;
  /// How many there are.
  static inline int living = 0;

 private:
  std::string moved_name() {
    if (failing_move > 0 && --failing_move == 0) {
      fragile_log::note('!' + name_);
      throw broken();
    }
    return std::exchange(name_, {});
  }

  std::string name_;
};

/// Two of them, in an order that the language defines.
struct fragile_pair {
  fragile a{"a"};
  fragile b{"b"};
};

}  // namespace test
