// What C++ has to say a signature by: the companion says it the same way.
#pragma once
#include <dynify/task.hpp>
#include <string>

namespace forms {

inline int counter = 0;

class [[dynify::trait]] Forms {
 public:
  using handler = void (*)(int);

  dynify::task<int> call(int (*function)(int, char), void (&other)(int) noexcept, handler);
  int sum(const int (&values)[3], int[], const char text[4], int (*rows)[2]);
  int (*pick(int which))(int);
  auto trailing(decltype(counter)& value) -> std::string;
};

}  // namespace forms
