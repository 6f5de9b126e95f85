// A TCP connection.
#pragma once

#include <dynify/asio.hpp>

#include <cstddef>
#include <span>
#include <system_error>
#include <utility>

#include "asio_coroutines.hpp"

namespace relay {

class Tcp : dynify::placeable {
 public:
  explicit Tcp(asio::ip::tcp::socket socket) : socket_(std::move(socket)) {}

  asio::awaitable<std::size_t> read(std::span<std::byte> into) {
    std::error_code error;
    const std::size_t n = co_await socket_.async_read_some(
        asio::buffer(into.data(), into.size()), asio::redirect_error(asio::use_awaitable, error));
    if (error && error != asio::error::eof) throw std::system_error(error);
    co_return n;
  }

  asio::awaitable<void> write(std::span<const std::byte> from) {
    co_await asio::async_write(socket_, asio::buffer(from.data(), from.size()),
                               asio::use_awaitable);
  }

  void finish() {
    std::error_code ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  }

  void close() {
    std::error_code ignored;
    socket_.close(ignored);
  }

 private:
  asio::ip::tcp::socket socket_;
};

}  // namespace relay
