// The relay: every connection that it accepts is joined to another, which is opened by URL.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "asio_coroutines.hpp"
#include "links.hpp"
#include "memory.hpp"
#include "recording.hpp"
#include "tcp.hpp"

namespace relay {

using asio::ip::tcp;

inline constexpr std::size_t chunk_size = 16384;

/// Moves all that can be read to the other side. An error on either cuts both.
template <class Link>
asio::awaitable<void> pump(Link& from, Link& to) {
  std::array<std::byte, chunk_size> chunk;
  try {
    while (const std::size_t n = co_await from.read(chunk))
      co_await to.write(std::span(chunk).first(n));
    to.finish();
  } catch (const std::system_error&) {
    from.close();
    to.close();
  }
}

template <class Link>
asio::awaitable<void> echo(Link link) {
  co_await pump(link, link);
}

inline tcp::endpoint loopback(unsigned short port) {
  return {asio::ip::address_v4::loopback(), port};
}

/// Opens a transport: `tcp:PORT` on this machine, `memory:` an echo in this program, and
/// `record+URL` any of them with its record kept.
template <class Link>
asio::awaitable<Link> open(std::string_view url, Record& record) {
  const auto executor = co_await asio::this_coro::executor;
  if (url.starts_with("record+")) {
    Link inner = co_await open<Link>(url.substr(7), record);
    co_return Link(Recording<Link>(std::move(inner), record));
  }
  if (url.starts_with("memory:")) {
    auto [here, there] = Memory::pair(executor);
    asio::co_spawn(executor, echo(Link(std::move(there))), asio::detached);
    co_return Link(std::move(here));
  }
  if (!url.starts_with("tcp:")) throw std::invalid_argument("unknown transport");
  tcp::socket socket(executor);
  const auto port = static_cast<unsigned short>(std::stoi(std::string(url.substr(4))));
  co_await socket.async_connect(loopback(port), asio::use_awaitable);
  co_return Link(Tcp(std::move(socket)));
}

template <class Link>
asio::awaitable<void> join(tcp::socket accepted, std::string url, Record& record) {
  using namespace asio::experimental::awaitable_operators;
  Link front{Tcp(std::move(accepted))};
  Link back = co_await open<Link>(url, record);
  co_await (pump(front, back) && pump(back, front));
}

/// Accepts until the acceptor is closed; `serve(socket)` is the coroutine of a connection.
template <class Serve>
asio::awaitable<void> accept(tcp::acceptor& acceptor, Serve serve) {
  for (;;) {
    std::error_code error;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return;
    asio::co_spawn(acceptor.get_executor(), serve(std::move(socket)), asio::detached);
  }
}

}  // namespace relay
