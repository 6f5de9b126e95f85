// Bytes that are there already: a read never suspends.
#pragma once

#include <algorithm>
#include <cstddef>
#include <dynify/task.hpp>
#include <span>
#include <string_view>

namespace demo {

/// Refers to the bytes, which must outlive it.
class MemorySource {
 public:
  explicit MemorySource(std::span<const std::byte> bytes) noexcept : rest_(bytes) {}

  dynify::task<std::size_t> read(std::span<std::byte> into) {
    const std::size_t count = std::min(into.size(), rest_.size());
    std::copy_n(rest_.begin(), count, into.begin());
    rest_ = rest_.subspan(count);
    co_return count;
  }

  std::string_view name() const noexcept { return "memory"; }
  std::size_t waits() const noexcept { return 0; }

 private:
  std::span<const std::byte> rest_;
};

}  // namespace demo
