#pragma once

#ifndef ASIO_HAS_CO_AWAIT  // Asio 1.22 does not find out by itself with Clang
#define ASIO_HAS_CO_AWAIT 1
#define ASIO_HAS_STD_COROUTINE 1
#endif
#include <asio.hpp>
#include <string>

class [[dynify::trait]] Reader {
 public:
  asio::awaitable<int> read(std::string key);
};
