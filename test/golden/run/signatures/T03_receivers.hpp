// Every receiver, and noexcept: the implementor's method sees the same.
#pragma once

#include <dynify/task.hpp>
#include <string>

namespace home {

class [[dynify::trait]] Lamp {
 public:
  std::string plain();
  std::string constant() const;
  std::string lvalue() &;
  std::string const_lvalue() const&;
  std::string rvalue() &&;
  std::string const_rvalue() const&&;
  void off() noexcept;
  bool lit() const noexcept;
  dynify::task<int> glow() const;
  dynify::task<int> burn() &&;
};

}  // namespace home
