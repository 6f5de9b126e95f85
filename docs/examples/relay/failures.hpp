// What goes wrong on a network, and leaves nothing behind.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

#include "traffic.hpp"

namespace relay {

using namespace std::chrono_literals;

inline asio::awaitable<void> sleep(std::chrono::milliseconds time) {
  asio::steady_timer timer(co_await asio::this_coro::executor, time);
  co_await timer.async_wait(asio::use_awaitable);
}

/// Cut by the client in the middle of its bytes.
template <class Link>
asio::awaitable<void> cut(std::string url, bool& happened) {
  Record record;
  Link link = co_await open<Link>(url, record);
  const std::vector<std::byte> chunk(chunk_size);
  for (int i = 0; i < 8; ++i) co_await link.write(chunk);
  link.close();
  happened = true;
}

/// A client that sends and never reads: the relay cannot get rid of what comes back, and in the end
/// nobody can write. Somebody loses patience.
template <class Link>
asio::awaitable<void> stop_reading(std::string url, bool& happened) {
  using namespace asio::experimental::awaitable_operators;
  Record record;
  Link link = co_await open<Link>(url, record);
  const auto send = [&link]() -> asio::awaitable<void> {
    const std::vector<std::byte> chunk(chunk_size);
    for (;;) co_await link.write(chunk);
  };
  const auto first = co_await (send() || sleep(300ms));
  happened = first.index() == 1;
  link.close();
}

/// A read that is given up, of a connection that goes on.
template <class Link>
asio::awaitable<void> cancel(std::string url, bool& happened) {
  using namespace asio::experimental::awaitable_operators;
  Record record;
  Link link = co_await open<Link>(url, record);
  std::vector<std::byte> chunk(chunk_size);
  const auto first = co_await (link.read(chunk) || sleep(20ms));
  const std::byte sent[] = {std::byte(1), std::byte(2)};
  co_await link.write(sent);
  const std::size_t n = co_await link.read(chunk);
  happened = first.index() == 1 && n > 0 && chunk[0] == sent[0];
  link.finish();
}

/// Every kind of connection at once, and a world that ends when the last has ended.
template <class Link, class Fails>
bool survives(const char* what, Fails fails) {
  World<Link> world;
  constexpr int connections = 8;
  bool happened[connections] = {};
  int left = connections;
  for (bool& one : happened)
    asio::co_spawn(world.context(), fails(world.url(), one), [&](const std::exception_ptr&) {
      if (--left == 0) world.stop();
    });
  world.context().run_for(8s);
  bool all = world.context().stopped();
  for (const bool one : happened) all = all && one;
  std::printf("%-28s %s\n", what, all ? "ok" : "FAILED");
  return all;
}

/// The world ends in the middle of everything.
template <class Link>
bool ends_at_any_time() {
  World<Link> world;
  Load load;
  world.outcome().steady.clients_to_begin = 20;
  std::vector<Client<Link>> clients;
  for (std::size_t i = 0; i < 20; ++i) clients.emplace_back(i, load, world.outcome());
  Record ignored;
  for (auto& client : clients)
    asio::co_spawn(world.context(), client.run(world.url(), ignored), asio::detached);
  for (int i = 0; i < 1000; ++i) world.context().run_one_for(100ms);
  std::printf("%-28s %s\n", "destroyed in the middle", "ok");
  return true;
}

template <class Link>
bool survives_all() {
  bool all = survives<Link>("cut in the middle", cut<Link>);
  all = survives<Link>("a peer that stops reading", stop_reading<Link>) && all;
  all = survives<Link>("a cancelled read", cancel<Link>) && all;
  return ends_at_any_time<Link>() && all;
}

}  // namespace relay
