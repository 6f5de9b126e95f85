// transport.hpp: what the relay moves bytes through.
#pragma once

#include <cstddef>
#include <span>

#include "asio_coroutines.hpp"

namespace relay {

class [[dynify::trait]] Transport {
 public:
  /// Some bytes, at least one; 0 at the end. Throws `std::system_error`.
  asio::awaitable<std::size_t> read(std::span<std::byte> into);
  /// All of them.
  asio::awaitable<void> write(std::span<const std::byte> from);
  /// No more is going to be written.
  void finish();
  /// Cuts the connection: what is under way on it ends with an error.
  void close();
};

}  // namespace relay
