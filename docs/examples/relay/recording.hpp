// A wrapper around another transport, which keeps books.
#pragma once

#include <dynify/asio.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "asio_coroutines.hpp"

namespace relay {

struct Record {
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes_written = 0;
};

/// `Link` is how this program holds a transport: through a box, or through a virtual base.
template <class Link>
class Recording : dynify::placeable {
 public:
  Recording(Link inner, Record& record) : inner_(std::move(inner)), record_(&record) {}

  asio::awaitable<std::size_t> read(std::span<std::byte> into) {
    const std::size_t n = co_await inner_.read(into);
    record_->bytes_read += n;
    co_return n;
  }
  asio::awaitable<void> write(std::span<const std::byte> from) {
    co_await inner_.write(from);
    record_->bytes_written += from.size();
  }
  void finish() { inner_.finish(); }
  void close() { inner_.close(); }

 private:
  Link inner_;
  Record* record_;
};

}  // namespace relay
