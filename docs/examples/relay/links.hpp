// The two ways in which this program holds a transport, to be compared.
#pragma once

#include <dynify/dynify.hpp>

#include <cstddef>
#include <memory>
#include <span>
#include <utility>

#include "transport.dyn.hpp"
#include "transport.hpp"

namespace relay {

/// Reads and writes that were begun.
inline std::size_t operations = 0;

/// A box, and a place for each of the two coroutines that may run at a time. It has the trait's
/// methods, which return plain awaitables.
class DynLink {
 public:
  static constexpr const char* name = "box<Transport>";

  template <class T>
  explicit DynLink(T transport)
      : parts_(std::make_unique<Parts>(dynify::make<T>(std::move(transport)).boxed())) {}

  asio::awaitable<std::size_t> read(std::span<std::byte> into) {
    ++operations;
    return parts_->transport->read(into).init(parts_->reading);
  }
  asio::awaitable<void> write(std::span<const std::byte> from) {
    ++operations;
    return parts_->transport->write(from).init(parts_->writing);
  }
  void finish() { parts_->transport->finish(); }
  void close() { parts_->transport->close(); }

 private:
  struct Parts {
    explicit Parts(dynify::box<Transport> t) : transport(std::move(t)) {}
    dynify::box<Transport> transport;
    dynify::buffer<1536> reading;
    dynify::buffer<1536> writing;
  };
  std::unique_ptr<Parts> parts_;  // buffers do not move
};

/// What the same program would have without dynify.
class VirtualTransport {
 public:
  VirtualTransport() = default;
  VirtualTransport(const VirtualTransport&) = delete;
  VirtualTransport& operator=(const VirtualTransport&) = delete;
  virtual ~VirtualTransport() = default;
  virtual asio::awaitable<std::size_t> read(std::span<std::byte> into) = 0;
  virtual asio::awaitable<void> write(std::span<const std::byte> from) = 0;
  virtual void finish() = 0;
  virtual void close() = 0;
};

class VirtualLink {
 public:
  static constexpr const char* name = "virtual";

  template <class T>
  explicit VirtualLink(T transport) : transport_(std::make_unique<Of<T>>(std::move(transport))) {}

  asio::awaitable<std::size_t> read(std::span<std::byte> into) {
    ++operations;
    return transport_->read(into);
  }
  asio::awaitable<void> write(std::span<const std::byte> from) {
    ++operations;
    return transport_->write(from);
  }
  void finish() { transport_->finish(); }
  void close() { transport_->close(); }

 private:
  template <class T>
  struct Of final : VirtualTransport {
    explicit Of(T t) : transport(std::move(t)) {}
    asio::awaitable<std::size_t> read(std::span<std::byte> into) override {
      return transport.read(into);
    }
    asio::awaitable<void> write(std::span<const std::byte> from) override {
      return transport.write(from);
    }
    void finish() override { transport.finish(); }
    void close() override { transport.close(); }
    T transport;
  };
  std::unique_ptr<VirtualTransport> transport_;
};

}  // namespace relay
