// Default bodies of conversions to types of several words.
#pragma once

#include <string>

class [[dynify::trait]] Label {
 public:
  int size() { return 1; }
  operator std::basic_string<char>() { return std::to_string(size()); }
  explicit operator const char*() { return size() == 1 ? "one" : "more"; }
};
