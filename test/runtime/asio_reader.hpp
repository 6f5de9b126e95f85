#pragma once

#include <string>

#include "support/asio.hpp"

/// A trait whose methods return Asio's coroutines.
class [[dynify::trait]] Reader {
 public:
  asio::awaitable<int> read(std::string key);
  asio::awaitable<void> wait(int turns) const;
  asio::awaitable<int, asio::io_context::executor_type> typed(int n);
};
