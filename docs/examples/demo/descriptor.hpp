// A file descriptor that closes itself, and the system calls of this demo that throw where they
// fail.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace demo {

class Descriptor {
 public:
  Descriptor() noexcept = default;
  explicit Descriptor(int number) noexcept : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  [[nodiscard]] int number() const noexcept { return number_; }

 private:
  int number_ = -1;
};

/// \throws std::system_error, like everything below
[[nodiscard]] Descriptor open_for_reading(const std::string& path);

/// What ::read and ::pread return, without their errors.
[[nodiscard]] std::size_t read_some(const Descriptor& from, std::span<std::byte> into);
[[nodiscard]] std::size_t read_some_at(const Descriptor& from, std::span<std::byte> into,
                                       std::size_t offset);

/// The whole of a regular file.
[[nodiscard]] std::string read_file(const std::string& path);

[[noreturn]] void throw_errno(const std::string& what);

}  // namespace demo
