// A library that cannot be edited.
#pragma once

#include <dynify/task.hpp>
#include <string>
#include <vector>

namespace vendor {

inline constexpr int patience = 3;
struct Reply {
  int code;
};

class Resource {
 public:
  virtual ~Resource() = default;
  int handle() const { return handle_; }

 protected:
  int handle_ = 1;
};

/// Talks to a server.
class Client : public Resource {
  using Text = std::string;

 public:
  enum class State { open, closed };

  Client() = default;
  explicit Client(std::string host) : host_(std::move(host)) {}
  ~Client() override = default;
  Client& operator=(const Client&) = default;

  /// Sends a request.
  virtual dynify::task<Reply> get(Text path, int times = patience) {
    co_return Reply{static_cast<int>(path.size()) * times};
  }
  State state() const { return State::open; }
  void connect(void (*done)(Reply)) { done(Reply{1}); }
  bool same_host(const Client& other) const { return host_ == other.host_; }
  void close() { host_.clear(); }
  static Client* instance();

  int count = 0;

 private:
  void reset();
  std::string host_;
};

template <class T>
class Queue {
 public:
  using value_type = T;
  void push(const T& value) { values_.push_back(value); }
  std::size_t size() const noexcept { return values_.size(); }
  template <class F>
  void visit(F f);

 private:
  std::vector<value_type> values_;
};

class Clock {
 public:
  long now() const { return 7; }
  Clock& operator++() { return *this; }
};

}  // namespace vendor
