// A default that awaits the trait's methods in places where only coroutines can, and one outside of
// the class.
#pragma once

#include <dynify/task.hpp>
#include <string>
#include <vector>

class [[dynify::trait]] Total {
 public:
  dynify::task<std::vector<int>> all(int from = 1);
  dynify::task<int> sum(int least);
};

inline dynify::task<int> Total::sum(int from) {
  int sum = 0;
  for (const int n : co_await all()) sum += n;
  for (int i = 0; const int n : co_await this->all(from)) sum += n * ++i;
  try {
    if (const std::vector<int> none = co_await (*this).all(0); none.empty())
      throw std::string("none");
  } catch (const std::string& text) {
    sum += text == "none" ? 100 : 0;
  }
  co_return sum;
}
