// What is sent through the relay, and what is asked of it: every byte comes back as it was.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "../demo/heap_use.hpp"
#include "relay.hpp"

namespace relay {

inline std::byte byte_at(std::size_t client, std::size_t position) {
  return static_cast<std::byte>((position * 131 + position / 251 + client * 17) & 0xff);
}

/// The steady state: from when all clients have had a fifth of their bytes, where they wait for
/// each other, until the first has had four.
struct Steady {
  explicit Steady(const asio::any_io_executor& executor)
      : begun(executor, asio::steady_timer::time_point::max()) {}

  asio::steady_timer begun;
  std::size_t clients_to_begin = 0;
  std::size_t allocations = 0;
  std::size_t operations = 0;
  bool is_over = false;

  void begin() {
    allocations = demo::heap_used().allocations;
    operations = relay::operations;
    begun.expires_at(asio::steady_timer::time_point::min());
  }
  void end() {
    if (std::exchange(is_over, true)) return;
    allocations = demo::heap_used().allocations - allocations;
    operations = relay::operations - operations;
  }
};

/// What a run had to say.
struct Outcome {
  explicit Outcome(const asio::any_io_executor& executor) : steady(executor) {}

  std::size_t bytes = 0;
  std::size_t wrong_bytes = 0;
  std::size_t finished = 0;
  double seconds = 0;
  Steady steady;
  Record record;
};

struct Load {
  std::size_t clients = 200;
  std::size_t bytes_each = 64 * 1024 * 1024 / 200;
};

/// One client: sends its bytes and compares what comes back.
template <class Link>
class Client {
 public:
  Client(std::size_t number, const Load& load, Outcome& outcome)
      : number_(number), load_(load), outcome_(outcome) {}

  asio::awaitable<void> run(std::string url, Record& record) {
    using namespace asio::experimental::awaitable_operators;
    Link link = co_await open<Link>(url, record);
    co_await (send(link) && receive(link));
    ++outcome_.finished;
  }

 private:
  asio::awaitable<void> send(Link& link) {
    std::vector<std::byte> chunk(chunk_size);
    const std::size_t early = load_.bytes_each / 5;
    for (std::size_t sent = 0; sent < load_.bytes_each;) {
      const std::size_t until = sent < early ? early : load_.bytes_each;
      const std::size_t n = std::min(chunk.size(), until - sent);
      for (std::size_t i = 0; i < n; ++i) chunk[i] = byte_at(number_, sent + i);
      co_await link.write(std::span(chunk).first(n));
      sent += n;
      if (sent == early) co_await everybody();
    }
    link.finish();
  }

  asio::awaitable<void> everybody() {
    std::error_code woken;
    co_await outcome_.steady.begun.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }

  asio::awaitable<void> receive(Link& link) {
    std::vector<std::byte> chunk(chunk_size);
    std::size_t received = 0;
    while (const std::size_t n = co_await link.read(chunk)) {
      for (std::size_t i = 0; i < n; ++i)
        if (chunk[i] != byte_at(number_, received + i)) ++outcome_.wrong_bytes;
      received += n;
      if (received == load_.bytes_each / 5 && --outcome_.steady.clients_to_begin == 0)
        outcome_.steady.begin();
      if (received > load_.bytes_each / 5 * 4) outcome_.steady.end();
    }
    outcome_.bytes += received;
  }

  std::size_t number_;
  Load load_;
  Outcome& outcome_;
};

/// Relay, echo server and clients on one thread.
template <class Link>
class World {
 public:
  World()
      : relay_(context_, loopback(0)),
        echo_(context_, loopback(0)),
        echo_url_("tcp:" + std::to_string(echo_.local_endpoint().port())),
        relay_url_("tcp:" + std::to_string(relay_.local_endpoint().port())) {
    asio::co_spawn(context_,
                   accept(echo_, [](tcp::socket s) { return echo(Link(Tcp(std::move(s)))); }),
                   asio::detached);
    asio::co_spawn(context_,
                   accept(relay_,
                          [this](tcp::socket s) {
                            return join<Link>(std::move(s), next_url(), outcome_.record);
                          }),
                   asio::detached);
  }

  [[nodiscard]] asio::io_context& context() { return context_; }
  [[nodiscard]] const std::string& url() const { return relay_url_; }
  [[nodiscard]] Outcome& outcome() { return outcome_; }

  Outcome& carry(const Load& load) {
    std::vector<Client<Link>> clients;
    for (std::size_t i = 0; i < load.clients; ++i) clients.emplace_back(i, load, outcome_);
    left_ = outcome_.steady.clients_to_begin = load.clients;
    for (auto& client : clients)
      asio::co_spawn(context_, client.run(relay_url_, ignored_),
                     [this](const std::exception_ptr&) { stop_if_last(); });
    const auto begin = std::chrono::steady_clock::now();
    context_.run();
    outcome_.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return outcome_;
  }

  /// No more connections; those that there are end by themselves.
  void stop() {
    relay_.close();
    echo_.close();
  }

 private:
  void stop_if_last() {
    if (--left_ == 0) stop();
  }
  /// Every connection goes through something else.
  std::string next_url() {
    switch (accepted_++ % 4) {
      case 0:
        return echo_url_;
      case 1:
        return "memory:";
      case 2:
        return "record+" + echo_url_;
      default:
        return "record+memory:";
    }
  }

  asio::io_context context_{1};
  tcp::acceptor relay_;
  tcp::acceptor echo_;
  std::string echo_url_;
  std::string relay_url_;
  Outcome outcome_{context_.get_executor()};
  Record ignored_;
  std::size_t left_ = 0;
  std::size_t accepted_ = 0;
};

}  // namespace relay
