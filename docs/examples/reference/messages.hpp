#pragma once

#include <dynify/task.hpp>
#include <string>

namespace mail {

/// Sends the text, and returns how many characters went out.
[[dynify::trait]] dynify::task<int> send(std::string text, int copies = 1);

class [[dynify::trait]] Filter {
 public:
  static int version();  // the implementor's
  dynify::task<bool> operator()(std::string text) const;
  explicit operator bool() const;

  static int limit() { return 80; }  // for those that have none
};

}  // namespace mail
