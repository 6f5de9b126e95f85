// A file, by pread: a read blocks where the disk is slow, and never suspends.
#pragma once

#include <cstddef>
#include <dynify/task.hpp>
#include <span>
#include <string>
#include <string_view>

#include "descriptor.hpp"

namespace demo {

class FileSource {
 public:
  explicit FileSource(const std::string& path) : file_(open_for_reading(path)) {}

  dynify::task<std::size_t> read(std::span<std::byte> into) {
    const std::size_t count = read_some_at(file_, into, offset_);
    offset_ += count;
    co_return count;
  }

  std::string_view name() const noexcept { return "file"; }
  std::size_t waits() const noexcept { return 0; }

 private:
  Descriptor file_;
  std::size_t offset_ = 0;
};

}  // namespace demo
