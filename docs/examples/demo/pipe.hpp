// A pipe of the operating system, and a thread that feeds it.
#pragma once

#include <cstddef>
#include <span>
#include <thread>

#include "descriptor.hpp"

namespace demo {

/// Writes `bytes`, which must outlive it, into a pipe; its end is the end of the file.
class FedPipe {
 public:
  explicit FedPipe(std::span<const std::byte> bytes);
  FedPipe(const FedPipe&) = delete;
  ~FedPipe();

  [[nodiscard]] const Descriptor& end() const noexcept { return end_; }

 private:
  Descriptor end_;
  std::thread feeder_;
};

}  // namespace demo
