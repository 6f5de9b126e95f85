// What a program prints before it is aborted: the only place where dynify names the C library. It
// is included where DYNIFY_MESSAGES is 1, and by nobody else.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace dynify {
inline namespace v1 {
namespace detail {

[[noreturn]] inline void print_and_abort(const char* message) noexcept {
  std::fputs(message, stderr);
  std::fputs("\n", stderr);
  std::abort();
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
