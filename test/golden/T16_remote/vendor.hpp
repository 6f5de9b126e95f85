// A library that cannot be edited.
#pragma once

#include <dynify/task.hpp>
#include <string>

namespace vendor {

inline constexpr int patience = 3;

/// Talks to a server.
class Client {
  using Text = std::string;

 public:
  Client() = default;
  virtual ~Client() = default;

  /// Sends a request.
  virtual dynify::task<int> get(Text path, int times = patience) {
    co_return static_cast<int>(path.size()) * times;
  }
  void close() {}

  int count = 0;

 private:
  void reset();
};

template <class T>
class Queue {
 public:
  void push(const T& value) { last_ = value; }
  template <class F>
  void visit(F f);

 private:
  T last_{};
};

}  // namespace vendor
