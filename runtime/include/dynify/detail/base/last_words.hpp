// Prints the message of a program that is aborted. Only this header names the C library, and it is
// included only where DYNIFY_MESSAGES is 1.
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
