// A log of what happens to objects, to be compared as a whole.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace test {

/// What happened to the `tracked` objects of this program since the log was taken last, in order.
class operation_log {
 public:
  using entries = std::vector<std::string>;

  static void note(const char* what, const std::string& name) {
    current().push_back(std::string(what) + ' ' + name);
  }
  static entries take() { return std::exchange(current(), {}); }

 private:
  static entries& current() {
    static entries log;
    return log;
  }
};

/// An object whose life is in the log. A moved one is called "-".
class tracked {
 public:
  explicit tracked(std::string name) : name_(std::move(name)) {
    operation_log::note("construct", name_);
  }
  tracked(const tracked& other) : name_(other.name_) { operation_log::note("copy", name_); }
  tracked(tracked&& other) noexcept : name_(std::exchange(other.name_, "-")) {
    operation_log::note("move", name_);
  }
  tracked& operator=(tracked&& other) noexcept {
    name_ = std::exchange(other.name_, "-");
    operation_log::note("assign", name_);
    return *this;
  }
  ~tracked() { operation_log::note("destroy", name_); }

  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  std::string name_;
};

/// How many entries of `log` say that `name` was destroyed.
inline int destructions(const operation_log::entries& log, const std::string& name) {
  int n = 0;
  for (const std::string& entry : log) n += entry == "destroy " + name;
  return n;
}

}  // namespace test
