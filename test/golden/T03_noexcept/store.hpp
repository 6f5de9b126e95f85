// noexcept methods whose parameters are copied, which may throw: of the caller, not of the method.
#pragma once

#include <dynify/task.hpp>
#include <string>

/// Can be copied only, and copying it may throw.
struct Key {
  std::string text;
  Key(const char* from) : text(from) {}
  Key(const Key& other) : text(other.text) {}
  Key& operator=(const Key& other) = default;
};

class [[dynify::trait]] Store {
 public:
  int put(Key key) noexcept;
  dynify::task<int> find(Key key, std::string otherwise) noexcept;
};
