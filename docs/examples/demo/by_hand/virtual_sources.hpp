// The three sources again, derived from the abstract class. Their bodies are those of MemorySource,
// FileSource and PipeSource.
#pragma once

#include <algorithm>
#include <string>

#include "../descriptor.hpp"
#include "../pipe.hpp"
#include "../reactor.hpp"
#include "virtual_source.hpp"

namespace demo {

class VirtualMemorySource final : public VirtualSource {
 public:
  explicit VirtualMemorySource(std::span<const std::byte> bytes) noexcept : rest_(bytes) {}

  HeapTask<std::size_t> read(std::span<std::byte> into) override {
    const std::size_t count = std::min(into.size(), rest_.size());
    std::copy_n(rest_.begin(), count, into.begin());
    rest_ = rest_.subspan(count);
    co_return count;
  }

  std::string_view name() const noexcept override { return "memory"; }
  std::size_t waits() const noexcept override { return 0; }

 private:
  std::span<const std::byte> rest_;
};

class VirtualFileSource final : public VirtualSource {
 public:
  explicit VirtualFileSource(const std::string& path) : file_(open_for_reading(path)) {}

  HeapTask<std::size_t> read(std::span<std::byte> into) override {
    const std::size_t count = read_some_at(file_, into, offset_);
    offset_ += count;
    co_return count;
  }

  std::string_view name() const noexcept override { return "file"; }
  std::size_t waits() const noexcept override { return 0; }

 private:
  Descriptor file_;
  std::size_t offset_ = 0;
};

class VirtualPipeSource final : public VirtualSource {
 public:
  VirtualPipeSource(std::span<const std::byte> bytes, Reactor& reactor)
      : pipe_(bytes), reactor_(reactor) {}

  HeapTask<std::size_t> read(std::span<std::byte> into) override {
    ++waits_;
    co_await reactor_.readable(pipe_.end());
    co_return read_some(pipe_.end(), into);
  }

  std::string_view name() const noexcept override { return "pipe"; }
  std::size_t waits() const noexcept override { return waits_; }

 private:
  FedPipe pipe_;
  Reactor& reactor_;
  std::size_t waits_ = 0;
};

}  // namespace demo
