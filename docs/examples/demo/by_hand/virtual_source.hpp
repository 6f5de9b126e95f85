// The same interface as an abstract class, whose coroutine method takes its frame from the heap at
// every call.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "heap_task.hpp"

namespace demo {

class VirtualSource {
 public:
  virtual ~VirtualSource() = default;
  virtual HeapTask<std::size_t> read(std::span<std::byte> into) = 0;
  virtual std::string_view name() const noexcept = 0;
  virtual std::size_t waits() const noexcept = 0;
};

}  // namespace demo
