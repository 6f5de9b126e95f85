#pragma once

#include <string>

#include "support/boost_asio.hpp"

/// A trait whose methods return Boost.Asio's coroutines.
class [[dynify::trait]] Reader {
 public:
  boost::asio::awaitable<int> read(std::string key);
  boost::asio::awaitable<void> wait(int turns) const;
  boost::asio::awaitable<int, boost::asio::io_context::executor_type> typed(int n);
};
