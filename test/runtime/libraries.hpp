#pragma once

#include <string>

#include "support/libraries.hpp"

/// A trait whose methods return the tasks of other libraries.
class [[dynify::trait]] Libraries {
 public:
  like_cppcoro::task<int> cppcoro(std::string text);
  like_libcoro::task<int> libcoro(std::string text);
  like_execution::task<int> execution(std::string text);
  like_folly::Task<int> folly(std::string text);
};
