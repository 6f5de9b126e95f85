#include "descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <system_error>

namespace demo {
namespace {

/// Repeats a system call that a signal has interrupted, and returns the bytes that it read.
template <class Call>
std::size_t bytes_read(Call call) {
  for (;;) {
    const ssize_t result = call();
    if (result >= 0) return static_cast<std::size_t>(result);
    if (errno != EINTR) throw_errno("cannot read");
  }
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Descriptor open_for_reading(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) throw_errno(path);
  return file;
}

std::size_t read_some(const Descriptor& from, std::span<std::byte> into) {
  return bytes_read([&] { return ::read(from.number(), into.data(), into.size()); });
}

std::size_t read_some_at(const Descriptor& from, std::span<std::byte> into, std::size_t offset) {
  return bytes_read(
      [&] { return ::pread(from.number(), into.data(), into.size(), static_cast<off_t>(offset)); });
}

std::string read_file(const std::string& path) {
  const Descriptor file = open_for_reading(path);
  struct stat status;
  if (::fstat(file.number(), &status) != 0) throw_errno(path);
  if (!S_ISREG(status.st_mode))
    throw std::system_error(std::make_error_code(std::errc::invalid_argument),
                            path + ": not a regular file");
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const std::size_t count =
        read_some_at(file, std::as_writable_bytes(std::span(text).subspan(size)), size);
    if (count == 0) break;  // it was cut off meanwhile
    size += count;
  }
  text.resize(size);
  return text;
}

void throw_errno(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace demo
